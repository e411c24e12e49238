/** Where in the console a person is: the part of the address after `#`, so that any host can serve the files. */
import { useSyncExternalStore } from "./store";

export interface Route {
  name: string;
  id: string;
  query: URLSearchParams;
}

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [name = "", id = ""] = path.split("/");
  return { name: name || "ask", id: decodeURIComponent(id), query: new URLSearchParams(query) };
}

export function to(name: string, id = "", query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${name === "ask" ? "" : name}${id ? `/${encodeURIComponent(id)}` : ""}${search ? `?${search}` : ""}`;
}

export function go(address: string): void {
  location.hash = address;
}

export function useRoute(): Route {
  const hash = useSyncExternalStore((listener) => {
    addEventListener("hashchange", listener);
    return () => removeEventListener("hashchange", listener);
  }, () => location.hash);
  return parse(hash);
}
