import { render } from "preact";
import { askAhead } from "./ahead";
import { App } from "./app";
import { parse } from "./routes";
import { applyTheme } from "./settings";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/views.css";

applyTheme();
askAhead(parse(location.hash));
render(<App />, document.getElementById("app")!);
