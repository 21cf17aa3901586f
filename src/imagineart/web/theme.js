// Before the first paint: the theme that was chosen here, if one was.
(() => {
  try {
    const chosen = localStorage.getItem("imagineart.theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch {
    // storage is closed: the system's theme stands
  }
})();
