"""
A partition's rows in, rows of results out: clean-article as a process that reads and answers at the same time.

Workers run this; it knows of Spark only where what was sent with a job lies.
"""
import collections
import itertools
import json
import os
import re
import subprocess
import tempfile
import threading

PAGE_TYPES = {'text': 'text/plain', 'html': 'text/html', 'markdown': 'text/markdown'}
ARCHIVES = ('wet', 'warc')
# The end of one archive record and the head of the next. Where it stands inside of a page, the parts are joined by the page's length.
RECORD_BREAK = b'\r\n\r\nWARC/1.'
PAGE, ERROR = 'page', 'error'
# Of a table. What a page has beside them stands in `rest`, as JSON.
PAGE_COLUMNS, REST, ERROR_COLUMNS = ('id', 'url', 'title', 'byline', 'published', 'lang', 'body', 'reason'), 'rest', ('error', 'input', 'record')
COLUMNS = (*PAGE_COLUMNS, REST, *ERROR_COLUMNS)
BUFFER_BYTES = 65_536
# How the program tells of an archive that it could not read everywhere.
DAMAGE = 'stdin: damaged: '
# The program within its package, and the package where workers find it if it was sent to them.
PROGRAM, SHIPPED_NAME = 'bin/clean-article', 'clean-article-shipped'


class FilterFailed(Exception):
    """The filter did not answer as it should. Spark tries the partition again."""


class Feeder(threading.Thread):
    """Writes messages (bytes) to a process whose answers another thread reads; `error` is for that thread."""

    def __init__(self, messages, pipe):
        super().__init__(daemon=True)
        self.messages, self.pipe, self.error = messages, pipe, None

    def run(self):
        try:
            self.pipe.writelines(self.messages)
        except BaseException as error:  # whatever it was: half of the input must not pass for the whole
            self.error = error
        try:
            self.pipe.close()
        except OSError as error:
            self.error = self.error or error


def answers_of(command, messages, complaints):
    """
    Each line that `command` (words) answers with, as bytes, while `messages` (an iterator of bytes) are written to it; no more are taken
    than the two pipes hold beyond what was answered. stderr goes to the file `complaints`. Raises FilterFailed, or what `messages` raises.
    """
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, bufsize=BUFFER_BYTES)
    except OSError as error:
        raise FilterFailed(f'cannot start {command[0]}: {error.strerror}; --node says where workers have it, --ship sends it') from error
    feeder = Feeder(messages, process.stdin)
    feeder.start()
    try:
        for line in process.stdout:
            if line.endswith(b'\n'):
                yield line
        code = process.wait()
        said = lines_in(complaints)
        # 1 is a damaged archive, if nothing but that is told: Node exits with 1 on a trace, too.
        if code != 0 and not (code == 1 and said and all(line.startswith(DAMAGE) for line in said)):
            raise FilterFailed(f'clean-article ended with {code}: {" / ".join(said[-6:])}')
        feeder.join()
        if feeder.error:
            raise feeder.error
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def lines_in(file):
    file.seek(0)
    return file.read().decode('utf-8', 'replace').splitlines()


class Partition:
    """The rows (name of a file, bytes) of a partition on their way through the filter; `kind` is one of --from."""

    def __init__(self, kind):
        self.kind = kind
        self.waiting = collections.deque()  # what was sent and not answered: the file, and the record if it is one
        self.lost = []

    def results(self, rows, command):
        """(PAGE, the answer's bytes) or (ERROR, dict) for each page, in their order. Raises FilterFailed."""
        begun = list(itertools.islice(rows, 1))
        if not begun:
            return
        with tempfile.TemporaryFile() as complaints:
            for line in answers_of(command, self.messages(itertools.chain(begun, rows)), complaints):
                file, record = (None, None) if self.kind in ARCHIVES else self.take()
                # No field of the input can be called so: the program keeps that name to itself.
                yield (ERROR, error_of(line, file, record)) if line.startswith(b'{"error":') else (PAGE, line)
            if self.waiting:
                raise FilterFailed(f'{len(self.waiting)} pages were not answered')
            self.lost += [{'error': line.removeprefix('stdin: ')} for line in lines_in(complaints) if line.startswith(DAMAGE)]
        # At the end, since where they came between the answers would be a matter of chance.
        yield from ((ERROR, error) for error in self.lost)

    def take(self):
        if not self.waiting:
            raise FilterFailed('more answers than pages')
        return self.waiting.popleft()

    def messages(self, rows):
        return self.archive(rows) if self.kind in ARCHIVES else self.records(rows) if self.kind == 'jsonl' else self.files(rows)

    def records(self, rows):
        for file, line in rows:
            self.waiting.append((file, line))
            yield bytes(line) + b'\n'

    def files(self, rows):
        """Each as a record of an archive: so clean-article tells the encoding, as it does with files that it opens itself."""
        for file, content in rows:
            self.waiting.append((file, None))
            name = re.sub(r'[\x00-\x1f\x7f<>]', lambda char: f'%{ord(char[0]):02X}', file)
            head = f'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <{name}>\r\nContent-Type: {PAGE_TYPES[self.kind]}\r\nContent-Length: {len(content)}\r\n\r\n'
            yield head.encode('utf-8', 'replace') + content + b'\r\n\r\n'

    def archive(self, rows):
        """Records as they were before Spark cut at RECORD_BREAK. One that is cut off is lost, before it swallows the next file."""
        held = None
        for file, piece in rows:
            if held and held.file == file and held.missing > 0:
                held.add(bytes(piece))
                continue
            if held:
                yield from self.settle(held)
            held = ArchiveRecord(file, bytes(piece))
        if held:
            yield from self.settle(held)

    def settle(self, held):
        if held.missing > 0:
            self.lost.append({'error': 'damaged: cut off in the middle of a record', 'input': held.file})
        else:
            yield b''.join(held.parts) + b'\r\n\r\n'


class ArchiveRecord:
    """What has come of a record, and how many bytes of it are `missing`."""

    def __init__(self, file, piece):
        start = b'WARC/1.' + piece if re.match(rb'\d\r\n', piece) else piece
        head, _, block = start.partition(b'\r\n\r\n')
        length = re.search(rb'\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*(?:\r\n|$)', head, re.IGNORECASE)
        self.file, self.parts, self.missing = file, [start], int(length[1]) - len(block) if length else 0

    def add(self, piece):
        self.parts += [RECORD_BREAK, piece]
        self.missing -= len(RECORD_BREAK) + len(piece)


def error_of(line, file, record):
    """What the program says, with where the page stands: its line's number is one of the partition, which nobody knows."""
    error = json.loads(line)
    error.pop('input_line', None)
    return {**error, **({} if file is None else {'input': file}), **({} if record is None else {'record': bytes(record).decode('utf-8', 'replace')})}


def text_row(result, answer):
    return result, (json.dumps(answer) if result == ERROR else answer.decode('utf-8').rstrip('\n'))


def table_row(result, answer):
    fields = answer if result == ERROR else json.loads(answer)
    own = PAGE_COLUMNS if result == PAGE else (*PAGE_COLUMNS, *ERROR_COLUMNS)
    known = {name: column_of(fields.pop(name)) for name in own if name in fields}
    return (result, *(known.get(name) if name != REST else column_of(fields or None) for name in COLUMNS))


def column_of(value):
    """A string is itself, all else JSON. Tables hold Unicode: a lone surrogate, which is none, is a replacement character."""
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')


def clean_partition(rows, settings):
    """Rows of the output from rows of the input; runs on the workers."""
    node, program = settings['node'], settings['program']
    if settings['ship']:
        from pyspark import SparkFiles
        node, program = SparkFiles.get(os.path.basename(node)), os.path.join(SparkFiles.get(SHIPPED_NAME), PROGRAM)
    to_row = table_row if settings['to'] == 'parquet' else text_row
    results = Partition(settings['from']).results(iter(rows), [node, program, *settings['words']])
    return itertools.starmap(to_row, results)
