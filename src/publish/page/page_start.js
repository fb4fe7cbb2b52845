// What day it is only the reader's clock knows: nothing of it is in the file.
function showDays() {
  if (!data.deadline) return;
  const [seconds, zone] = data.deadline;
  const day = 24 * 60 * 60;
  const dayOf = (time) => Math.floor((time + zone * 60) / day); // of the deadline's own clock
  const now = Date.now() / 1000;
  const days = dayOf(seconds) - dayOf(now);
  const over = now > seconds;
  const text = over ? word('days_over', {count: shown(Math.max(1, Math.ceil((now - seconds) / day)))})
    : days === 0 ? word('days_today') : days === 1 ? word('days_one') : word('days_left', {count: shown(days)});
  const place = document.getElementById('days');
  place.classList.toggle('over', over);
  fill(place, make('b', {}, text));
}

showDays();
showUnits();
showFindings();
const figures = new Figures(document.getElementById('figures'));
showCoverage();
showSpread();
showChange();
document.documentElement.dataset.ready = 'yes';
