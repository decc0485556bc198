var menu = ["/never/a.html", '<a href="/never/b.html">'];
function leave(u) { if (confirm("即将离开本网站，是否继续？")) { window.open(u); } }
