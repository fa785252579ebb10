/**
 * The address of a product's picture as an <img> may load it: the shop's own server, or https anywhere else (an http address
 * of a feed is tried by https). Null when there is none or it is of another kind, such as `javascript:`.
 */
export function pictureSource(image: string | null, server: string): string | null {
  if (image === null || image === "" || !URL.canParse(image, server)) return null;
  const url = new URL(image, server);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  if (url.origin !== new URL(server).origin) url.protocol = "https:";
  return url.href;
}
