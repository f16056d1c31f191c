/** A tool as a client offers it to its model. */
export interface OfferedTool {
  readonly name: string;
  /** Where the client groups tools by server. */
  readonly namespace?: string | undefined;
}

/** What a request says, in whatever way a vendor's API writes it. */
export interface Asked {
  readonly tools: readonly OfferedTool[];
  /** What the tool of the round before gave, as JSON or text. */
  readonly result: string | undefined;
}

/** One event of a streamed answer. */
export interface StreamEvent {
  readonly event?: string;
  readonly data: unknown;
}

/** How one vendor's API asks a model and streams its answer. */
export interface ModelFormat {
  readonly path: RegExp;
  read(body: unknown): Asked;
  callTool(tool: OfferedTool): readonly StreamEvent[];
  say(text: string): readonly StreamEvent[];
}
