/** One forwarded or locally answered call, without arguments, rows or keys. */
export interface CallRecord {
  /** Wall clock, milliseconds since 1970. */
  readonly at: number;
  readonly assistant: string;
  readonly method: string;
  readonly tool: string | undefined;
  /** HTTP status the caller got. */
  readonly status: number;
  readonly ms: number;
  /** Code of our own refusal; undefined when the server's answer passed through. */
  readonly code: string | undefined;
}
