// Replaces the rows of open pages when the service reads an account. Pages are complete without it.
"use strict";
(() => {
  const now = document.querySelector("table.now");
  const live = document.getElementById("live");
  const alerts = document.getElementById("open-alerts");
  if (!window.EventSource || (!alerts && !now)) return;

  let lost = false;
  let spoken;
  const say = (words) => {
    live.textContent = words;
    clearTimeout(spoken);
    spoken = setTimeout(() => { if (!lost) live.textContent = ""; }, 20000);
  };

  const span = (seconds) => {
    if (seconds < 60) return "now";
    if (seconds < 3600) return Math.floor(seconds / 60) + " min";
    return seconds < 172800 ? Math.floor(seconds / 3600) + " h" : Math.floor(seconds / 86400) + " d";
  };
  const age = () => {
    for (const time of document.querySelectorAll("time[data-age]")) {
      const words = span((Date.now() - Date.parse(time.dateTime)) / 1000);
      if (time.textContent !== words) time.textContent = words;
    }
  };
  setInterval(age, 15000);

  // A form that is being filled in stays.
  const restart = () => {
    const typing = document.activeElement && document.activeElement.closest("form");
    if (now && !typing) location.reload();
  };

  const row = (data) => {
    const old = document.getElementById(data.id);
    if (!old) return;
    const holder = document.createElement("template");
    holder.innerHTML = data.html;
    const fresh = holder.content.firstElementChild;
    if (now && now.hasAttribute("data-plain")) for (const link of fresh.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    const focused = old.contains(document.activeElement);
    fresh.classList.add("changed");
    const before = old.querySelector(".s").textContent;
    old.replaceWith(fresh);
    if (focused) fresh.querySelector("a").focus();
    if (before !== fresh.querySelector(".s").textContent) say(data.account + ": " + data.state);
  };

  const key = now && now.dataset.key ? "&key=" + now.dataset.key : "";
  const since = (now ? "?rows&since=" + now.dataset.since : "?rows") + key;
  const source = new EventSource("/events" + since);
  source.onopen = () => {
    const again = lost;
    lost = false;
    if (again) say("Connected again");
    document.body.classList.remove("lost");
  };
  source.onerror = () => {
    const first = !lost;
    lost = true;
    if (first) say(source.readyState === EventSource.CLOSED ? "Log in again to see changes" : "Connection lost; trying again");
    document.body.classList.add("lost");
  };
  source.addEventListener("row", (event) => row(JSON.parse(event.data)));
  source.addEventListener("restart", restart);
  source.addEventListener("reloaded", restart);
  source.addEventListener("alerts", (event) => {
    const open = JSON.parse(event.data).open;
    if (alerts) alerts.textContent = open || "";
    say(open === 1 ? "1 open alert" : open + " open alerts");
  });
})();
