/** Keeps the session token over reloads; in memory only where the browser forbids storage. */
export class TokenStore {
  private static readonly KEY = "daogou.session";
  private inMemory: string | null = null;

  get token(): string | null {
    try {
      return localStorage.getItem(TokenStore.KEY) ?? this.inMemory;
    } catch (error) {
      if (error instanceof DOMException) return this.inMemory;
      throw error;
    }
  }

  set token(token: string | null) {
    this.inMemory = token;
    try {
      if (token === null) localStorage.removeItem(TokenStore.KEY);
      else localStorage.setItem(TokenStore.KEY, token);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
}
