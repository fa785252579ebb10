/** The departments with some of their products. */

import type { Department, Featured, Language } from "./data";
import { make, makeButton } from "./dom";
import type { Strings } from "./strings";

/** The widget's picture element, which the page uses too: picture, or the category's initial. */
interface PictureElement extends HTMLElement {
  image: string | null;
  category: string;
  server: string;
}

export interface ShelfContext {
  language: Language;
  strings: Strings;
  ask: (text: string) => void;
}

export const formatCount = (count: number, language: Language): string =>
  new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US").format(count);

/** The picture of a product, by the widget's own element. */
export function pictureOf(product: Featured): HTMLElement {
  const properties = { image: product.image, category: product.category, server: location.origin };
  return Object.assign(document.createElement("daogou-picture") as PictureElement, properties);
}

function productTile(product: Featured, { strings, ask }: ShelfContext): HTMLElement {
  const button = makeButton("tile-ask", strings.askAbout, () => ask(strings.askAboutProduct(product.title)));
  button.setAttribute("aria-label", `${strings.askAbout}: ${product.title}`);
  return make(
    "li",
    { class: "tile" },
    pictureOf(product),
    make("p", { class: "tile-brand" }, product.brand ?? product.category),
    make("h3", { title: product.title }, product.title),
    make("p", { class: "tile-price" }, product.price ?? ""),
    button,
  );
}

function shelf(department: Department, context: ShelfContext): HTMLElement {
  const { language, strings, ask } = context;
  const name = department.name[language];
  const heading = make(
    "div",
    { class: "shelf-head" },
    make("h2", { id: `department-${department.key}` }, name),
    make("p", {}, strings.products(formatCount(department.count, language))),
    makeButton("shelf-ask", strings.askDepartment, () => ask(strings.askDepartmentQuestion(name))),
  );
  const tiles = department.featured.map((product) => productTile(product, context));
  return make(
    "section",
    { class: "shelf", "aria-labelledby": `department-${department.key}` },
    heading,
    make("ul", { class: "tiles", role: "list" }, ...tiles),
  );
}

export const shelves = (departments: Department[], context: ShelfContext): HTMLElement[] =>
  departments.map((department) => shelf(department, context));
