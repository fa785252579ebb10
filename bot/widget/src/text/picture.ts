/** The address of a product's picture as an <img> may load it: https, or a path of the shop's own server. */
export function pictureSource(image: string | null, server: string): string | null {
  if (image === null || image === "" || !URL.canParse(image, server)) return null;
  const url = new URL(image, server);
  const isOwn = url.origin === new URL(server).origin;
  return url.protocol === "https:" || (isOwn && url.protocol === "http:") ? url.href : null;
}
