/** What the widget itself says, in the shopper's language. */

import type { Language } from "../protocol/types";

const en = {
  guide: "Shopping guide",
  open: "Chat with the shopping guide",
  close: "Close chat",
  newConversation: "New conversation",
  switchLanguage: "换成中文",
  otherLanguage: "中文",
  shoppingAs: (name: string) => `Shopping as ${name}`,
  tagline: "Finds, compares and explains",
  log: "Conversation",
  you: "You",
  typing: "The guide is typing",
  welcome: "What are you looking for?",
  welcomeText: "Tell me in your own words, with a budget or a brand if you have one. I look through the whole shop.",
  starters: ["What can you do?", "Recommend something for me", "I am looking for a gift"],
  message: "Your message",
  placeholder: "Ask about products and prices…",
  send: "Send",
  charactersLeft: (count: number) => (count === 1 ? "1 character left" : `${count} characters left`),
  connecting: "Connecting…",
  offline: "Connection lost. Trying again…",
  offlineUnsent: "Connection lost. Your message will be sent as soon as it is back.",
  waiting: "Waiting to be sent",
  failed: "Not sent",
  retry: "Send again",
  quickReplies: "Suggested replies",
  latestMessages: "Latest messages",
};

export type Strings = typeof en;

const zh: Strings = {
  guide: "导购",
  open: "和导购聊聊",
  close: "关闭聊天",
  newConversation: "新对话",
  switchLanguage: "Switch to English",
  otherLanguage: "EN",
  shoppingAs: (name) => `当前顾客：${name}`,
  tagline: "帮您找、帮您比、说清楚",
  log: "对话",
  you: "您",
  typing: "导购正在输入",
  welcome: "想找点什么？",
  welcomeText: "直接说出您的需求就行，有预算或喜欢的品牌也可以告诉我。我会在整个商店里帮您找。",
  starters: ["你能做什么？", "给我推荐点东西", "我想买份礼物"],
  message: "您的消息",
  placeholder: "问问商品和价格……",
  send: "发送",
  charactersLeft: (count) => `还可以输入 ${count} 个字`,
  connecting: "正在连接……",
  offline: "连接已断开，正在重试……",
  offlineUnsent: "连接已断开，恢复后会自动发送您的消息。",
  waiting: "等待发送",
  failed: "未发送",
  retry: "重新发送",
  quickReplies: "建议回复",
  latestMessages: "查看最新消息",
};

const STRINGS: Record<Language, Strings> = { en, zh };

export const stringsOf = (language: Language): Strings => STRINGS[language];
