"""How long programs take: first frames and keys, several programs in turn so that noise meets all of them."""
from session import Session


def first_frame(command, shown, size=(200, 60), limit=60):
    """Milliseconds from exec to the screen that matches `shown`, and MiB and CPU milliseconds then."""
    with Session(command, size) as session:
        moment = session.wait_for(shown, limit)
        return {"ms": (moment.at - session.started) * 1e3, "mib": moment.memory, "cpu_ms": moment.cpu * 1e3}


def in_turn(runs, count, warmup=1):
    """Calls each of `runs` in turn, `count` times after the warm-up: a list of results for each."""
    results = [[] for _ in runs]
    for turn in range(warmup + count):
        for run, kept in zip(runs, results):
            result = run()
            if turn >= warmup:
                kept.append(result)
    return results


def key_times(sessions, keys, count, settle=0.03, idle=False):
    """Presses the keys in each session in turn, one running at a time: for each session its settled times, first
    byte times, CPU milliseconds a key and the number of keys without an answer. With `idle` a program that is silent
    but works has not settled, and the next one does not run beside it."""
    results = [{"settled": [], "first": [], "silent": 0, "cpu_ms": session.cpu()} for session in sessions]
    for turn in range(count):
        for session, result in zip(sessions, results):
            answer = session.press(keys[turn % len(keys)], settle, idle=idle)
            if answer:
                result["first"].append(answer[0])
                result["settled"].append(answer[1])
            else:
                result["silent"] += 1
    for session, result in zip(sessions, results):
        result["cpu_ms"] = (session.cpu() - result["cpu_ms"]) * 1e3 / count
        result["mib"] = session.memory()
    return results


def ready(command, shown, setup=(), size=(200, 60), limit=60):
    """A session that shows `shown` and is quiet, after the keys of `setup`."""
    session = Session(command, size)
    try:
        session.wait_for(shown, limit)
        session.settle(0.3, 0.3)
        for keys in setup:
            session.press(keys, 0.2)
    except BaseException:
        session.__exit__()
        raise
    return session
