import { render } from "preact";
import { App } from "./app";
import { applyTheme } from "./settings";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/views.css";

applyTheme();
render(<App />, document.getElementById("app")!);
