/** One thing that is missing or wrong, with a link to where it is put right. */
export type Missing = {
  /** A key under `refusals` in the messages. */
  key: string;
  values?: Record<string, string | number>;
  /** Values that are keys in the messages themselves: translated before the sentence is filled. */
  terms?: Record<string, string>;
  /** The same for several, with commas between. */
  lists?: Record<string, string[]>;
  /** Path or fragment within the application. */
  href?: string;
};

/** A failure that the person can understand and act on: translated and shown, never logged as a fault. */
export abstract class ExpectedError extends Error {}

/** What was asked for does not exist, or may not be seen by this person: the two are told as one. */
export class NotFoundError extends ExpectedError {
  constructor() {
    super("not found");
    this.name = "NotFoundError";
  }
}

/** The person may see it but not do this. */
export class ForbiddenError extends ExpectedError {
  constructor() {
    super("forbidden");
    this.name = "ForbiddenError";
  }
}

/** Somebody else changed it since the form was read. `changes` says what, as keys under `conflict`. */
export class ConflictError extends ExpectedError {
  readonly changes: Missing[];

  constructor(changes: Missing[] = []) {
    super("conflict");
    this.name = "ConflictError";
    this.changes = changes;
  }
}

/** A rule refuses: says exactly what is missing. */
export class RefusedError extends ExpectedError {
  readonly missing: Missing[];

  constructor(missing: Missing[]) {
    super(`refused: ${missing.map((item) => item.key).join(", ")}`);
    this.name = "RefusedError";
    this.missing = missing;
  }
}

/** One field of the form is wrong in a way that only the command could see. */
export class FieldError extends ExpectedError {
  readonly field: string;
  /** A key under `errors` in the messages. */
  readonly key: string;
  readonly values: Record<string, string | number>;

  constructor(field: string, key: string, values: Record<string, string | number> = {}) {
    super(`${field}: ${key}`);
    this.name = "FieldError";
    this.field = field;
    this.key = key;
    this.values = values;
  }
}
