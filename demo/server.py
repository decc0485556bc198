# SPDX-License-Identifier: Apache-2.0
"""The web server of the samples: static files on loopback. DemoSite serves demo/site by the rules
of server.json, Fleet many sites by the host's name.

redirects   path -> address            answers 302
forbidden   [path]                     answers 403
answers_200 folder -> page             a missing file below the folder answers 200 with that page
"""

import http.server
import json
import mimetypes
import pathlib
import threading
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
TYPES = {".html": "text/html", ".htm": "text/html", ".shtml": "text/html",
         ".css": "text/css", ".js": "application/javascript",
         ".doc": "application/msword", ".xls": "application/vnd.ms-excel"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    root = HERE / "site"
    by_host = False
    rules = {"redirects": {}, "forbidden": [], "answers_200": {}}

    def log_message(self, *_):
        """Quiet: the report is what people came for."""

    def answer(self, status, body=b"", kind="text/html", location=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def find(self, path):
        root = self.root
        if self.by_host:
            root = root / self.headers.get("Host", "-").split(":")[0]
        file = (root / path.lstrip("/")).resolve()
        if root not in (file, *file.parents):
            return None
        if file.is_dir():
            file = next((file / name for name in ("index.html", "index.shtml")
                         if (file / name).is_file()), file)
        return file if file.is_file() else None

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path in self.rules["forbidden"]:
            return self.answer(403, b"forbidden\n")
        if path in self.rules["redirects"]:
            return self.answer(302, location=self.rules["redirects"][path])
        file = self.find(path)
        if file is None:
            for folder, page in self.rules["answers_200"].items():
                if path.startswith(folder):
                    return self.answer(200, self.find(page).read_bytes())
            return self.answer(404, b"<html><title>404 Not Found</title></html>\n")
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        return self.answer(200, file.read_bytes(), kind or "application/octet-stream")

    do_HEAD = do_GET


class _Server:
    """Serves on a free port of 127.0.0.1 while the `with` block runs."""

    def __init__(self, **handling):
        self.handler = type("OneHandler", (Handler,), handling)

    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class DemoSite(_Server):
    """demo/site."""

    def __init__(self):
        super().__init__(rules=json.loads((HERE / "server.json").read_text(encoding="utf-8")))


class Fleet(_Server):
    """A folder a host below `root`."""

    def __init__(self, root):
        super().__init__(root=pathlib.Path(root).resolve(), by_host=True)
