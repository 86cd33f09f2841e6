"""The filter that Spark's workers run, without Spark: nothing waits for ever, nothing is held, half an answer is no answer."""
import itertools
import json
import os
import resource
import shutil
import sys
import tempfile
import time
import unittest

BIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'bin')
sys.path.insert(0, BIN)
from clean_article_filter import ERROR, PAGE, RECORD_BREAK, COLUMNS, FilterFailed, Partition, answers_of, table_row  # noqa: E402

PROGRAM = [shutil.which('node'), os.path.join(BIN, 'clean-article')]
JSONL = [*PROGRAM, '--from', 'jsonl', '--to', 'jsonl', '-q']
WET = [*PROGRAM, '--from', 'wet', '--to', 'jsonl', '-q']
MEGABYTE = 2 ** 20
SENTENCES = 'The ferry will sail again from the first of May, the harbour board said on Tuesday. ' * 3


def shell(line):
    return ['/bin/sh', '-c', line]


def lines(count, *, size=0):
    """Records that take no time to judge and come back as long as they are."""
    for i in range(count):
        yield 'file', json.dumps({'id': i, 'text': 0, 'pad': 'x' * size}).encode()


def wet(url, body, length=None):
    return (f'WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {url}\r\nContent-Type: text/plain\r\n'
            f'Content-Length: {len(body) if length is None else length}\r\n\r\n').encode() + body + b'\r\n\r\n'


def cut(name, archive):
    """As Spark cuts."""
    return [(name, piece) for piece in archive.split(RECORD_BREAK)]


class Streaming(unittest.TestCase):
    def test_order_errors_and_long_records(self):
        records = [{'id': 1, 'text': SENTENCES}, {'id': 2, 'text': SENTENCES * 5000}, {'id': 3}]
        rows = [('a', json.dumps(record).encode()) for record in records] + [('b', b'{"id": 4\xff\r'), ('b', b'')]
        got = list(Partition('jsonl').results(iter(rows), JSONL))
        self.assertEqual([result for result, _ in got], [PAGE, PAGE, ERROR, ERROR, ERROR])
        self.assertEqual([json.loads(answer)['id'] for _, answer in got[:2]], [1, 2])
        self.assertEqual([answer for _, answer in got[2:]], [
            {'error': "no 'text', 'markdown' or 'html' field", 'id': 3, 'input': 'a', 'record': '{"id": 3}'},
            {'error': 'invalid JSON', 'input': 'b', 'record': '{"id": 4\ufffd\r'},
            {'error': 'invalid JSON', 'input': 'b', 'record': ''},
        ])

    def test_a_slow_reader_holds_the_input_up(self):
        taken = 0

        def counted():
            nonlocal taken
            for row in lines(5000, size=4000):
                taken += 1
                yield row
        results = Partition('jsonl').results(counted(), JSONL)
        next(results)
        time.sleep(1.5)
        held = taken
        self.assertLess(held, 500)
        self.assertEqual(len(list(results)) + 1, 5000)

    def test_a_slow_writer_is_waited_for(self):
        def slow():
            for row in lines(3):
                time.sleep(0.3)
                yield row
        self.assertEqual(len(list(Partition('jsonl').results(slow(), JSONL))), 3)

    def test_memory_stays_the_same(self):
        partition = Partition('jsonl')
        results = partition.results(lines(12_000, size=8000), JSONL)
        for _ in itertools.islice(results, 1000):
            pass
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        most = max(len(partition.waiting) for _ in results)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        self.assertLess(most, 200)
        self.assertLess(grown, 8 * MEGABYTE)

    def test_no_rows_start_nothing(self):
        self.assertEqual(list(Partition('jsonl').results(iter([]), ['/does/not/exist'])), [])


class Failing(unittest.TestCase):
    def fails(self, command, message, count=3, kind='jsonl'):
        with self.assertRaisesRegex(FilterFailed, message):
            list(Partition(kind).results(lines(count, size=1000), command))

    def test_a_program_that_ends_badly(self):
        self.fails(shell('head -c 100 > /dev/null; echo gone >&2; exit 3'), 'ended with 3: gone')
        self.fails(shell('head -c 100 > /dev/null; echo gone >&2; exit 3'), 'ended with 3: gone', count=3000)
        self.fails(shell('cat > /dev/null; kill -9 $$'), 'ended with -9')

    def test_a_trace_of_node_is_no_damaged_archive(self):
        self.fails(shell('cat > /dev/null; echo "stdin: damaged: x" >&2; echo "TypeError: x" >&2; exit 1'), 'ended with 1', kind='wet')
        self.fails(shell('cat > /dev/null; exit 1'), 'ended with 1', kind='wet')

    def test_too_few_and_too_many_answers(self):
        self.fails(shell('cat > /dev/null'), '3 pages were not answered')
        self.fails(shell('cat; echo "{}"'), 'more answers than pages')
        self.fails(shell('head -n 1; cat > /dev/null; printf half'), '2 pages were not answered')

    def test_a_program_that_is_not_there(self):
        self.fails(['/does/not/exist'], 'cannot start /does/not/exist: No such file or directory; --node')

    def test_input_that_breaks_off_is_not_taken_for_all(self):
        def broken():
            yield from lines(2)
            raise OSError('the disk is gone')
        with self.assertRaisesRegex(OSError, 'the disk is gone'):
            list(Partition('jsonl').results(broken(), JSONL))

    def test_who_leaves_early_leaves_no_process(self):
        with tempfile.TemporaryFile() as complaints:
            answers = answers_of(shell('echo $$; cat'), (b'x\n' for _ in itertools.count()), complaints)
            process = int(next(answers))
            answers.close()
            with self.assertRaises(ProcessLookupError):
                os.kill(process, 0)


class Archives(unittest.TestCase):
    def messages(self, rows):
        partition = Partition('wet')
        return b''.join(partition.messages(iter(rows))), partition.lost

    def test_what_was_cut_is_whole_again(self):
        archive = wet('https://a.example/', b'one') + wet('https://b.example/', b'on archives: ' + RECORD_BREAK * 3 + b'0 and more') + wet('https://c.example/', b'')
        got, lost = self.messages(cut('x', archive) + cut('y', archive))
        pieces = [piece for piece in got.split(b'WARC/1.0\r\nWARC-Type') if piece]
        self.assertEqual([piece.strip() for piece in pieces], [piece.strip() for piece in (archive * 2).split(b'WARC/1.0\r\nWARC-Type') if piece])
        self.assertEqual(lost, [])

    def test_a_record_that_is_cut_off_does_not_swallow_the_next_file(self):
        got, lost = self.messages(cut('x', wet('https://a.example/', b'one', length=5000)) + cut('y', wet('https://b.example/', b'two')))
        self.assertEqual(got.strip(), wet('https://b.example/', b'two').strip())
        self.assertEqual(lost, [{'error': 'damaged: cut off in the middle of a record', 'input': 'x'}])

    def test_a_page_of_nothing_but_breaks_takes_no_time(self):
        archive = wet('https://a.example/', RECORD_BREAK * 200_000)
        before = time.process_time()
        got, _ = self.messages(cut('x', archive))
        self.assertLess(time.process_time() - before, 3)
        self.assertEqual(got.count(RECORD_BREAK), 200_000)

    def test_damage_that_the_program_tells_is_an_error_at_the_end(self):
        archive = wet('https://a.example/', SENTENCES.encode()) + b'WARC/1.0\r\nWARC-Type: conversion\r\n\r\nno length\r\n\r\n' + wet('https://b.example/', SENTENCES.encode())
        got = list(Partition('wet').results(iter(cut('x', archive)), WET))
        self.assertEqual([result for result, _ in got], [PAGE, PAGE, *[ERROR] * (len(got) - 2)])
        self.assertRegex(got[2][1]['error'], '^damaged: a record without a length')


class Tables(unittest.TestCase):
    def row(self, result, answer):
        return dict(zip(('result', *COLUMNS), table_row(result, answer), strict=True))

    def test_columns_and_the_rest(self):
        row = self.row(PAGE, json.dumps({'id': 7, 'url': None, 'site': 's', 'input': 'mine', 'body': 'half \ud83d and 😀', 'lines': [1]}).encode())
        self.assertEqual({name: value for name, value in row.items() if value is not None}, {
            'result': 'page', 'id': '7', 'body': 'half \ufffd and 😀', 'rest': '{"site": "s", "input": "mine", "lines": [1]}'})

    def test_errors(self):
        row = self.row(ERROR, {'error': 'e', 'id': 'a', 'rest': 1, 'input': 'f', 'record': 'r'})
        self.assertEqual({name: value for name, value in row.items() if value is not None}, {
            'result': 'error', 'id': 'a', 'rest': '{"rest": 1}', 'error': 'e', 'input': 'f', 'record': 'r'})


if __name__ == '__main__':
    unittest.main()
