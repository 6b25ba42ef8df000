"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const tools = $("tools");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());

  // Names for those who hear the page, which would be told thousands of times in it.
  const named = (element, name) => element.setAttribute("aria-label", name);

  // A story is an article with notes; in the index over single pages it is a row of the contents.
  const rows = new Map([...document.querySelectorAll("[data-story]")].map((row) => [row.dataset.story, row]));
  const articles = [...document.querySelectorAll("article.story")];
  const stories = (articles.length ? articles : [...rows.values()]).map((element) => {
    const notes = [...element.querySelectorAll(".note")].map((note) => {
      note.tabIndex = -1;
      const number = note.id.slice(note.id.indexOf("n") + 1);
      const [back, rule] = note.firstElementChild.querySelectorAll("a");
      named(back, `${number}, back to the text`);
      return { element: note, rule: rule.hash.slice("#rule-".length), severity: note.classList[1], number, shown: true };
    });
    for (const list of element.querySelectorAll(".notes")) named(list, "Notes");
    for (const sign of element.querySelectorAll(".text a")) named(sign, `note ${sign.textContent}`);
    const hits = (element.dataset.hits || "").split(" ").filter(Boolean).map((hit) => {
      const at = hit.lastIndexOf(":");
      return { rule: hit.slice(0, at), severity: hit.slice(at + 1), shown: true };
    });
    return { element, notes, row: rows.get(element.id), found: articles.length ? notes : hits, text: null };
  });
  const all = stories.flatMap((story) => story.notes);

  const value = (id) => ($(id) ? $(id).value : "");
  const counted = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  function textOf(story) {
    story.text ??= story.element.textContent.toLowerCase();
    return story.text;
  }

  function dim(story) {
    const shown = new Set(story.notes.filter((note) => note.shown).map((note) => note.number));
    for (const mark of story.element.querySelectorAll("mark")) {
      const numbers = `${mark.dataset.n || ""} ${mark.dataset.also || ""}`.split(" ");
      mark.classList.toggle("off", !numbers.some((number) => shown.has(number)));
    }
  }

  function filter() {
    const severities = new Set([...tools.elements].filter((box) => box.name === "severity" && box.checked).map((box) => box.value));
    const rule = value("by-rule-id"), outlet = value("in-outlet"), folder = value("in-folder"), answer = value("in-answer");
    const words = value("words").trim().toLowerCase();
    let findings = 0, left = 0;
    for (const story of stories) {
      const { outlet: from, folder: path, answer: reads } = story.element.dataset;
      const asked = (!outlet || from === outlet) && (!folder || path === folder) && (!answer || reads === answer);
      const here = asked && (!words || textOf(story).includes(words));
      let some = 0, changed = false;
      for (const each of story.found) {
        const shown = severities.has(each.severity) && (!rule || each.rule === rule);
        changed ||= shown !== each.shown;
        each.shown = shown;
        if (each.element) each.element.hidden = !shown;
        some += shown;
      }
      if (changed) dim(story);
      story.element.hidden = !(here && some);
      if (story.row) story.row.hidden = story.element.hidden;
      if (!story.element.hidden) { findings += some; left += 1; }
    }
    // Clean stories have no findings to filter by, but an answer.
    for (const clean of document.querySelectorAll("#clean-stories > li")) clean.hidden = answer && clean.dataset.answer !== answer;
    const some = left < stories.length ? `${left.toLocaleString("en")} of ` : "";
    const where = some + counted(stories.length, "story", "stories");
    $("status").textContent = articles.length ? `${counted(findings, "finding", "findings")} in ${where}` : where;
    if ($("none")) $("none").hidden = left > 0;
  }

  let current = null;
  function choose(note) {
    document.querySelectorAll("mark.current").forEach((mark) => mark.classList.remove("current"));
    current = note;
    const story = note.element.closest(".story");
    const own = `mark[data-n~="${note.number}"], mark[data-also~="${note.number}"]`;
    story.querySelectorAll(own).forEach((mark) => mark.classList.add("current"));
  }

  const visible = () => all.filter((note) => note.shown && !note.element.closest(".story").hidden);
  function step(by) {
    const notes = visible();
    if (!notes.length) return;
    const at = notes.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : notes.length - 1) : Math.min(notes.length - 1, Math.max(0, at + by));
    show(notes[next]);
  }

  function show(note) {
    note.element.focus({ preventScroll: true });
    note.element.scrollIntoView({ block: "center" });
  }

  document.addEventListener("focusin", (event) => {
    const element = event.target.closest(".note");
    // A button that has the focus has not left the finding it goes on from.
    if (element) choose(all.find((note) => note.element === element));
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || getSelection().toString()) return;
    const number = (mark.dataset.n || mark.dataset.also).split(" ")[0];
    const story = mark.closest(".story");
    const note = all.find((each) => each.number === number && story.contains(each.element));
    if (note.shown) show(note);
  });

  if ($("next")) {
    // On a narrow screen the buttons float; they are of use among the stories only.
    new IntersectionObserver(([seen]) => tools.querySelector(".steps").classList.toggle("away", !seen.isIntersecting)).observe($("stories"));
    $("next").addEventListener("click", () => step(1));
    $("previous").addEventListener("click", () => step(-1));
    document.addEventListener("keydown", (event) => {
      if (!$("keys").checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "/" && $("words")) $("words").focus();
      else return;
      event.preventDefault();
    });
  }

  let waiting = 0;
  tools.addEventListener("change", filter);
  tools.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  filter();
})();
