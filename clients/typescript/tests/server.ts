/** A real HTTP server on loopback that does what a test says, and remembers what it was asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export class TestServer {
  readonly asked: Asked[] = [];
  private constructor(private readonly server: Server) {}

  static async with(answer: (asked: Asked, response: ServerResponse, n: number) => void, use: (server: TestServer) => Promise<void>): Promise<void> {
    const http = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        const asked = { method: request.method!, path: request.url!, headers: request.headers, body: Buffer.concat(pieces).toString() };
        answer(asked, response, self.asked.push(asked));
      });
    });
    const self = new TestServer(http);
    await new Promise<void>((ready) => http.listen(0, "127.0.0.1", ready));
    try {
      await use(self);
    } finally {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    }
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/v1`;
  }
}

export function problem(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "Content-Type": "application/problem+json", ...headers });
  response.end(JSON.stringify({ type: `https://emptor.example/problems#${code}`, title: "T", status, detail: `It is ${code}.`, instance: "/", request_id: "r-1" }));
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(value));
}

export function event(seq: number, type = "notice"): string {
  const data = { job_id: "j", seq, type, node: null, message: `n${seq}`, data: {}, at: "2026-01-01T00:00:00Z" };
  return `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
