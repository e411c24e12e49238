/** Pictures of products. Only our own server is asked for one: it fetches them, and no shop learns who is reading. */
import { createContext, type ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { api } from "../api";

/** Links of a job or a shared report to its pictures, by the picture's own address. */
export const Pictures = createContext<Record<string, string>>({});

const WIDTH = 320; // pixels; shown at 128
const THUMBNAIL_WIDTH = 96; // pixels; shown at 40

/** Where a signed picture is loaded from, in the width that is shown twice over, so that it is sharp on fine screens. */
function sourceOf(link: string, width: number): string {
  return api.url(`${link}&w=${width}`);
}

/** A product's picture, or its initial where there is none, or none that can be had. */
export function Picture({ address, name }: { address: string | null | undefined; name: string }) {
  const link = useContext(Pictures)[address ?? ""];
  const [broken, setBroken] = useState<string>();
  if (!link || broken === link) return <span class="monogram" aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>;
  return <img class="product-picture" src={sourceOf(link, WIDTH)} alt="" loading="lazy" decoding="async" onError={() => setBroken(link)} />;
}

/** A small picture by its link, or else what stands for it. */
export function Thumbnail({ link, instead }: { link: string | null; instead: ComponentChildren }) {
  const [broken, setBroken] = useState(false);
  if (!link || broken) return <>{instead}</>;
  return <img class="thumbnail" src={sourceOf(link, THUMBNAIL_WIDTH)} alt="" decoding="async" onError={() => setBroken(true)} />;
}
