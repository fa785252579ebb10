import type { Language } from "./data";

const en = {
  otherLanguage: "中文",
  departments: "Departments",
  headline: ["Say what you need.", "The guide knows every shelf."],
  lead: (count: string) =>
    `${count} real products, one conversation. Ask in English or Chinese; name a budget, a brand, or what you cannot stand.`,
  askLabel: "Ask the shopping guide",
  askPlaceholder: "A laptop under $800 for university…",
  ask: "Ask",
  examplesLabel: "For example",
  examples: [
    "A laptop under $800 for university",
    "Wireless headphones, but not Sony",
    "A birthday gift under £20",
    "A warm jacket for the mountains",
  ],
  products: (count: string) => `${count} products`,
  askAbout: "Ask about it",
  askAboutProduct: (title: string) => `Tell me about ${title}`,
  askDepartment: "Let the guide look",
  askDepartmentQuestion: (name: string) => `What do you have in ${name.toLowerCase()}?`,
  guest: "Guest",
  customerLabel: "Shop as",
  logOut: "Log out",
  loginNote: "Or choose a customer at the top of the page: real people with real past purchases, and recommendations that follow them.",
  recommend: "Recommend something for me",
  loginFailed: "Logging in did not work. Please try again.",
  failed: "The shop could not be loaded. The chat may still work.",
  footer: "A demo of Daogou, the open shopping guide. Real product data, nothing for sale.",
};

export type Strings = typeof en;

const zh: Strings = {
  otherLanguage: "English",
  departments: "商品部门",
  headline: ["说出您的需求，", "导购带您逛遍每个货架。"],
  lead: (count) => `${count} 件真实商品，一次对话就能找到。中文、英文都可以，预算、品牌、不喜欢什么，尽管说。`,
  askLabel: "问问导购",
  askPlaceholder: "800美元以下、适合大学生的笔记本电脑……",
  ask: "提问",
  examplesLabel: "比如",
  examples: ["800美元以下的笔记本电脑", "无线耳机，不要索尼的", "20英镑以下的生日礼物", "登山穿的保暖外套"],
  products: (count) => `${count} 件商品`,
  askAbout: "问问导购",
  askAboutProduct: (title) => `介绍一下 ${title}`,
  askDepartment: "让导购帮我找",
  askDepartmentQuestion: (name) => `${name}有些什么？`,
  guest: "访客",
  customerLabel: "顾客身份",
  logOut: "退出登录",
  loginNote: "也可以在页面上方选择一位顾客：真实的人、真实的购买记录，推荐也会随之改变。",
  recommend: "给我推荐点东西",
  loginFailed: "登录没有成功，请再试一次。",
  failed: "商店内容暂时无法加载，聊天也许仍可使用。",
  footer: "导购（Daogou）开源购物助手演示。商品数据真实，不做销售。",
};

const STRINGS: Record<Language, Strings> = { en, zh };

export const stringsOf = (language: Language): Strings => STRINGS[language];
