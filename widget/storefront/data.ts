/** What the server tells about the shop (GET /storefront.json) and how a customer logs in (POST /storefront/login). */

export type Language = "en" | "zh";

export type Bilingual = Record<Language, string>;

export interface Featured {
  id: number;
  title: string;
  brand: string | null;
  price: string | null;
  category: string;
  image: string | null;
}

export interface Department {
  key: string;
  name: Bilingual;
  count: number;
  featured: Featured[];
}

export interface Customer {
  id: string | number;
  name: string;
  summary: Bilingual;
}

export interface Shop {
  name: Bilingual;
  departments: Department[];
  /** Empty when the shop lets nobody log in here. */
  customers: Customer[];
}

export interface Login {
  token: string;
  name: string;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isBilingual = (value: unknown): value is Bilingual =>
  isObject(value) && typeof value.en === "string" && typeof value.zh === "string";

const isShop = (value: unknown): value is Shop =>
  isObject(value) && isBilingual(value.name) && Array.isArray(value.departments) && Array.isArray(value.customers);

export const isLogin = (value: unknown): value is Login =>
  isObject(value) && typeof value.token === "string" && typeof value.name === "string";

async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response.json();
}

export async function fetchShop(): Promise<Shop> {
  const shop = await readJson(await fetch("/storefront.json"));
  if (!isShop(shop)) throw new Error("/storefront.json does not describe a shop");
  return shop;
}

export async function logIn(customer: Customer["id"]): Promise<Login> {
  const body = JSON.stringify({ customer });
  const login = await readJson(
    await fetch("/storefront/login", { method: "POST", headers: { "Content-Type": "application/json" }, body }),
  );
  if (!isLogin(login)) throw new Error("/storefront/login gave no token");
  return login;
}
