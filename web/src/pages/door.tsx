// Who has no key that works sees this: how to come in, in one step, without a log.

import { useRef, useState } from "preact/hooks";
import { useStudio } from "../context";
import { Mark } from "../parts/icons";

export function Door() {
  const studio = useStudio();
  const box = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const [trying, setTrying] = useState(false);
  const refused = studio.access.value === "refused";
  const enter = async (event: Event) => {
    event.preventDefault();
    const key = box.current?.value.trim();
    if (!key) return;
    setTrying(true);
    setWrong(!(await studio.openWith(key)));
    setTrying(false);
  };
  return (
    <main class="door" id="main" tabIndex={-1}>
      <Mark />
      <h1>{refused ? "This key opens no more" : "Welcome"}</h1>
      <p class="lead">
        {refused
          ? "It has expired or was withdrawn. Your words are kept; come in with another key."
          : "Pictures from words, drawn on a machine of your own. One step, and the studio is open."}
      </p>
      {studio.about.value?.welcome ? (
        <section>
          <h2>On this machine</h2>
          <p>Type this in a terminal. The page opens again, with a key of its own.</p>
          <code>imagineart open</code>
        </section>
      ) : (
        <section>
          <h2>From another machine</h2>
          <p>Ask whoever runs this server for a key. It is made with:</p>
          <code>imagineart keys create</code>
        </section>
      )}
      <form onSubmit={enter}>
        <h2>
          <label for="key">With a key that you were given</label>
        </h2>
        <div class="key-row">
          <input
            id="key"
            ref={box}
            type="password"
            placeholder="ia_…"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={wrong}
            aria-describedby="key-told"
          />
          <button type="submit" class="primary" disabled={trying}>
            {trying ? "Trying …" : "Come in"}
          </button>
        </div>
        <p id="key-told" class="hint wrong" role="alert">
          {wrong ? "The server does not know this key." : ""}
        </p>
      </form>
    </main>
  );
}
