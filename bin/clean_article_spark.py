"""
Pages from wherever Spark reads in, a record for each out: a Spark job that pipes every partition through clean-article.

Started as bin/clean-article-spark, or by spark-submit under this file's own name. PySpark is imported when a job starts, so that --help
works without it.
"""
import argparse
import functools
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

import clean_article_filter
from clean_article_filter import ARCHIVES, COLUMNS, ERROR, PAGE_TYPES, PROGRAM, RECORD_BREAK, SHIPPED_NAME, clean_partition

OWN_FOLDER = os.path.dirname(os.path.realpath(__file__))
# What they mean is clean-article's own affair; None takes no value.
PASSED_ON = {
    '--mode': 'MODE', '--keep': 'KINDS', '--drop': 'KINDS', '--lang': 'TAG', '--encoding': 'NAME', '--url-match': 'REGEXP',
    '--max-size': 'SIZE', '--timeout': 'SECONDS', '--lines': None, '--keep-source': None,
}
# What is sent to workers, below the package's folder.
PROGRAM_FILES = (PROGRAM, 'bin/package.json', 'dist')
DONE, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


class UsageError(Exception):
    """One line on what was typed."""


def parse(words):
    parser = argparse.ArgumentParser(prog='clean-article-spark', allow_abbrev=False, description='Writes the clean article bodies of the pages that Spark reads.')
    parser.add_argument('inputs', nargs='+', help='files, folders or patterns, by any address that Spark reads')
    parser.add_argument('-o', '--output', required=True, help='a folder, by any address that Spark writes: result=page and result=error in it')
    parser.add_argument('--from', dest='kind', required=True, choices=(*PAGE_TYPES, 'jsonl', *ARCHIVES), help='text, html, markdown: a page a file; jsonl: a page a line; wet, warc: archives')
    parser.add_argument('--to', default='jsonl', choices=('jsonl', 'parquet'), help='default: jsonl')
    parser.add_argument('--overwrite', action='store_true', help='replace the output folder')
    spark = parser.add_argument_group('Spark')
    spark.add_argument('--master', help="as spark://host:7077; default: Spark's own settings")
    spark.add_argument('--conf', action='append', default=[], metavar='KEY=VALUE', help='a setting of Spark; may be given again')
    workers = parser.add_argument_group('workers')
    workers.add_argument('--node', metavar='PATH', help='Node, where workers have it (default: where it is here)')
    workers.add_argument('--program', metavar='PATH', help='clean-article, where workers have it (default: beside this file)')
    workers.add_argument('--ship', action='store_true', help='send both to the workers, which then need neither')
    passed = parser.add_argument_group('handed to clean-article, whose --help explains them')
    for flag, value in PASSED_ON.items():
        passed.add_argument(flag, **({'action': 'store_true'} if value is None else {'metavar': value}))
    return parser.parse_args(words)


def settings_of(options):
    """What workers are told. Raises UsageError where the program cannot be run so."""
    if options.url_match is not None and options.kind not in ARCHIVES:
        raise UsageError('--url-match goes with --from wet and --from warc')
    kind = options.kind if options.kind in ('jsonl', *ARCHIVES) else 'warc'
    words = ['--from', kind, '--to', 'jsonl', '--quiet']
    for flag, metavar in PASSED_ON.items():
        value = getattr(options, flag[2:].replace('-', '_'))
        if value not in (None, False):
            words += [flag] if metavar is None else [f'{flag}={value}']
    program = options.program or os.path.join(OWN_FOLDER, 'clean-article')
    settings = {'from': options.kind, 'to': options.to, 'ship': options.ship, 'node': options.node or own_node(), 'program': program, 'words': words}
    try_out(settings, is_elsewhere=not options.ship and (options.node or options.program))
    return settings


def own_node():
    """Node itself: what stands on the path may be a version manager's, which asks the environment what it is."""
    found = shutil.which('node')
    if found is None:
        raise UsageError('there is no node on the PATH; --node says where it is')
    return subprocess.run([found, '-p', 'process.execPath'], stdout=subprocess.PIPE, check=True, text=True).stdout.strip()


def try_out(settings, is_elsewhere):
    """Finds here what would fail on every worker; of what is only there, nothing can be said."""
    missing = [path for path in (settings['node'], settings['program']) if not os.path.exists(path)]
    if missing and is_elsewhere:
        return
    if missing:
        raise UsageError(f'{missing[0]} does not exist')
    trial = subprocess.run([settings['node'], settings['program'], *settings['words']], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if trial.returncode != 0:
        raise UsageError(trial.stderr.strip().removeprefix('clean-article: ') or f"{settings['program']} ends with {trial.returncode}")


def read(spark, options):
    """(name, bytes) of every line, file or archive record. Bytes as they are: what is no UTF-8 is for clean-article to judge."""
    reader = spark.read.option('recursiveFileLookup', 'true')
    if options.kind in PAGE_TYPES:
        return reader.format('binaryFile').load(options.inputs).select('path', 'content')
    separator = RECORD_BREAK.decode() if options.kind in ARCHIVES else '\n'
    return reader.option('lineSep', separator).text(options.inputs).selectExpr('_metadata.file_path', 'CAST(value AS BINARY)')


def clean(spark, options, settings):
    """Runs the job; gives how many pages and errors were written."""
    from pyspark.sql import Observation, functions
    names = COLUMNS if options.to == 'parquet' else ('value',)
    rows = read(spark, options).rdd.mapPartitions(functools.partial(clean_partition, settings=settings))
    schema = ', '.join(f'{name} STRING' for name in ('result', *names))
    counts = Observation()
    is_error = functions.col('result') == ERROR
    frame = spark.createDataFrame(rows, schema, verifySchema=False).observe(
        counts, functions.count(functions.when(~is_error, 1)).alias('pages'), functions.count(functions.when(is_error, 1)).alias('errors'))
    writer = frame.write.mode('overwrite' if options.overwrite else 'errorifexists').partitionBy('result')
    (writer.parquet if options.to == 'parquet' else writer.text)(options.output)
    return counts.get


def refuse_circles(spark, options):
    """Spark empties an output folder before it reads. Raises UsageError where that would take the input away, or results would be read again."""
    output = qualified(spark, options.output)
    for name in options.inputs:
        base = qualified(spark, re.split(r'[*?\[{]', name)[0] or '.')
        is_pattern = re.search(r'[*?\[{]', name)
        if f'{base}/'.startswith(f'{output}/') or (not is_pattern and output.startswith(f'{base}/')):
            raise UsageError(f'output {options.output} and input {name} lie in one another; name an output outside')


def qualified(spark, name):
    path = spark._jvm.org.apache.hadoop.fs.Path(name)
    return path.getFileSystem(spark._jsc.hadoopConfiguration()).makeQualified(path).toString().rstrip('/')


def ship(spark, settings, folder):
    """Sends Node and the program to every worker that takes part."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(settings['program'])))
    archive = os.path.join(folder, 'clean-article.tar.gz')
    with tarfile.open(archive, 'w:gz') as tar:
        for name in PROGRAM_FILES:
            tar.add(os.path.join(package, name), name)
    spark.sparkContext.addArchive(f'{archive}#{SHIPPED_NAME}')
    spark.sparkContext.addFile(settings['node'])


def session(options):
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(f'PySpark is missing ({error}): pip install pyspark, or start {os.path.basename(__file__)} by spark-submit') from error
    # Workers get the Python of this machine, as they get its Node, unless told otherwise.
    os.environ.setdefault('PYSPARK_PYTHON', sys.executable)
    # Pages and errors are written side by side: otherwise Spark sorts a partition before it writes.
    builder = SparkSession.builder.appName('clean-article').config('spark.sql.maxConcurrentOutputFileWriters', '2')
    if options.master:
        builder = builder.master(options.master)
    for setting in options.conf:
        key, is_setting, value = setting.partition('=')
        if not is_setting:
            raise UsageError(f'--conf {setting}: it takes KEY=VALUE')
        builder = builder.config(key, value)
    return builder.getOrCreate()


def run(options):
    settings = settings_of(options)
    spark = session(options)
    from pyspark.errors import AnalysisException
    try:
        with tempfile.TemporaryDirectory() as folder:
            spark.sparkContext.addPyFile(clean_article_filter.__file__)
            refuse_circles(spark, options)
            if options.ship:
                ship(spark, settings, folder)
            counts = clean(spark, options, settings)
        say(f"{counts['pages']} pages cleaned into {options.output}, {counts['errors']} errors beside them")
    except AnalysisException as error:
        raise UsageError(str(error).splitlines()[0]) from error
    finally:
        spark.stop()


def say(text):
    print(f'clean-article-spark: {text}', file=sys.stderr)


def main(words):
    """The exit code: 0 all done, 1 the job failed, 2 wrong usage or nothing readable."""
    try:
        run(parse(words))
        return DONE
    except UsageError as error:
        say(error)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # Spark has many, and told them in full already
        told = re.search(r'FilterFailed: (.*)', str(error))
        say(told[1] if told else str(error).splitlines()[0])
        return FAILED


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
