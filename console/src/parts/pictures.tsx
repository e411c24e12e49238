/** Pictures of products. Only our own server is asked for one: it fetches them, and no shop learns who is reading. */
import { createContext } from "preact";
import { useContext, useState } from "preact/hooks";
import { api } from "../api";

/** Links of a job or a shared report to its pictures, by the picture's own address. */
export const Pictures = createContext<Record<string, string>>({});

const WIDTH = 320; // pixels; shown at 128, so that it is sharp on fine screens

/** A product's picture, or its initial where there is none, or none that can be had. */
export function Picture({ address, name }: { address: string | null | undefined; name: string }) {
  const link = useContext(Pictures)[address ?? ""];
  const [broken, setBroken] = useState<string>();
  if (!link || broken === link) return <span class="monogram" aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>;
  const source = api.url(`${link.slice(link.indexOf("/images?"))}&w=${WIDTH}`);
  return <img class="product-picture" src={source} alt="" loading="lazy" decoding="async" onError={() => setBroken(link)} />;
}
