import { render } from "preact";
import { StudioContext } from "./context";
import { App } from "./pages/app";
import { clearToasts, Studio } from "./studio";
import "./style.css";

const studio = new Studio();
clearToasts(studio);
const place = document.getElementById("page");
if (place) {
  render(
    <StudioContext.Provider value={studio}>
      <App />
    </StudioContext.Provider>,
    place,
  );
}
void studio.start();
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {
    // without it the page works as well, but does not open when the server is gone
  });
}
