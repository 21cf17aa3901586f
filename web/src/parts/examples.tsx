// Prompts that work, with the picture that the engine drew of each.

import { useStudio } from "../context";
import { examples } from "./examples.data";

const LOOKS = import.meta.glob<string>("../../pictures/look-*.webp", {
  eager: true,
  query: "?url",
  import: "default",
});
const PICTURES = import.meta.glob<string>("../../pictures/example-*.webp", {
  eager: true,
  query: "?url",
  import: "default",
});

/** The address of a look's picture; undefined for a look that has none. */
export function lookPicture(look: string): string | undefined {
  return LOOKS[`../../pictures/look-${look}.webp`];
}

export function Examples() {
  const studio = useStudio();
  const take = (prompt: string, size: string) => {
    studio.draft.value = { ...studio.draft.value, prompt, size, look: null };
    const box = document.getElementById("prompt");
    box?.focus({ preventScroll: true });
    box?.scrollIntoView({ block: "center" });
    studio.say("The example is in the prompt.");
  };
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h1 id="examples-title">Say it. See it.</h1>
      <p class="lead">
        Write what you want to see, or start from one of these. They were all drawn here, by this
        engine.
      </p>
      <ul class="example-grid">
        {examples.map((example) => (
          <li key={example.name} class={example.size === "3:4" ? "example tall" : "example"}>
            <button type="button" onClick={() => take(example.prompt, example.size)}>
              <img src={PICTURES[`../../pictures/example-${example.name}.webp`]} alt="" />
              <span>{example.prompt}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
