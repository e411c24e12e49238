/** Server-sent events out of a response's body, as the HTML standard describes them (section 9.2.6). */

export interface ServerSentEvent {
  id: string;
  event: string;
  data: string;
}

/** The events of a stream of bytes. What stands after the last empty line is incomplete and is dropped. */
export async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const frames = new Frames();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* frames.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

class Frames {
  private rest = "";
  private id = "";
  private event = "";
  private data: string[] = [];

  *push(text: string): Generator<ServerSentEvent> {
    this.rest += text;
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.rest);  // a CR at the very end may be half of a CRLF
      if (!end) return;
      const line = this.rest.slice(0, end.index);
      this.rest = this.rest.slice(end.index + end[0].length);
      if (line !== "") this.field(line);
      else yield* this.dispatch();
    }
  }

  private *dispatch(): Generator<ServerSentEvent> {
    if (this.data.length > 0) yield { id: this.id, event: this.event || "message", data: this.data.join("\n") };
    this.event = "";
    this.data = [];
  }

  private field(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) return; // a comment: the server's ping
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") this.data.push(value);
    else if (name === "event") this.event = value;
    else if (name === "id" && !value.includes("\0")) this.id = value;
  }
}
