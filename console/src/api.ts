/** The one client of the page: the API lies beside the page, under whatever prefix. */
import { Emptor } from "@emptor/client";
import { settings, token } from "./settings";

export const API_ADDRESS = new URL("api/v1", document.baseURI).href;
export const DOCS_ADDRESS = new URL("docs", document.baseURI).href;

export const api = new Emptor({ baseUrl: API_ADDRESS, apiKey: () => settings().apiKey, token });
