// What is offered to begin with: prompts that this engine draws well. Pictures: web/pictures.

export interface Example {
  name: string;
  prompt: string;
  size: string;
}

export const examples: readonly Example[] = [
  {
    name: "lavender",
    prompt: "lavender fields in Provence stretching to the horizon under a pink sky",
    size: "4:3",
  },
  {
    name: "bakery",
    prompt: 'a poster for a bakery with a croissant, headline "FRESH EVERY MORNING"',
    size: "3:4",
  },
  { name: "neon", prompt: 'a neon sign that says "OPEN LATE"', size: "4:3" },
  { name: "pancakes", prompt: "a stack of pancakes with butter and maple syrup", size: "4:3" },
  { name: "matcha", prompt: "iced matcha latte on a marble table", size: "3:4" },
  {
    name: "cottage",
    prompt: "a cottage on a hill with a windmill and fluffy white clouds, anime style",
    size: "4:3",
  },
  { name: "aurora", prompt: "northern lights over a frozen lake", size: "4:3" },
  {
    name: "teapot",
    prompt: "three red apples left of a blue teapot on a wooden table",
    size: "4:3",
  },
];
