/** Why a page could not be shown or read. `busy`: too many pages are asked for at the same time. */
export type PageFailure = "encrypted" | "broken" | "no-page" | "too-large" | "too-slow" | "busy";

/** A page that cannot be had, and why. Nothing is wrong with the application. */
export class PageError extends Error {
  readonly reason: PageFailure;

  constructor(reason: PageFailure) {
    super(`page: ${reason}`);
    this.name = "PageError";
    this.reason = reason;
  }
}
