// What a page has around the examples of docs/api.md: its origin, and somewhere to show things.
import { EventSource } from "eventsource";

const base = process.env.PAGE_ORIGIN;
const plainFetch = globalThis.fetch;
globalThis.location = { origin: base };
globalThis.fetch = (url, init) => plainFetch(new URL(url, base), init);
globalThis.EventSource = class extends EventSource {
  constructor(url) {
    super(new URL(url, base));
  }
};

const said = { shown: 0, rendered: 0, text: "" };
globalThis.show = () => (said.shown += 1);
globalThis.render = () => (said.rendered += 1);
globalThis.token = () => "anything: in mode `local` nobody asks";
globalThis.write = (text) => (said.text += text);
globalThis.clear = () => (said.text = "");
process.on("exit", () => console.log(JSON.stringify(said)));

// Realtime gives hints; this one as often as a database might, and stops when the page has everything.
globalThis.id = process.env.PAGE_JOB;
let hints;
globalThis.supabase = {
  channel: () => ({
    on(_kind, _filter, told) {
      hints ??= setInterval(told, 50);
      return this;
    },
    subscribe: (told) => told("SUBSCRIBED"),
  }),
};
globalThis.finished = () => clearInterval(hints);
