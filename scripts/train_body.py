"""Train the weights of the ``body`` rule, and write those of folds, for judging it on domains it was not trained on.

    python scripts/train_body.py features BENCH WORK     # read the pages once, in every form (minutes)
    python scripts/train_body.py train WORK OUT          # weights of all pages to OUT/text.npz and OUT/html.npz
    python scripts/train_body.py folds WORK OUT          # five folds over whole domains: weights, page ids, pipelines

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's
development split (CC-BY-4.0, see NOTICE). The same features and seed give the same weights. Training needs PyTorch,
running cleanpage does not.

What is learned: a segment's log odds of being body. It is the sum of a linear part, which the rule's reasons name, and
of a part that sees the neighbours: dilated convolutions over the page and a summary of the whole page. The loss is the
cross-entropy of the segments, weighted by their words, plus one less the soft word F1 of the page. A few networks that
differ by their seed are averaged.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

WORD = re.compile(r"\w+")
STYLES = ("layout", "naive", "wet", "wrap72")
FOLDS = 5
SEED = 20251103


# -- labels


class Gold:
    """The annotated body of a page, for asking how much of a line stands in it."""

    def __init__(self, text: str) -> None:
        words = WORD.findall(text.lower())
        self.runs = {n: {tuple(words[i : i + n]) for i in range(len(words) - n + 1)} for n in (1, 2, 3, 4)}
        self.lines = {tuple(WORD.findall(line.lower())) for line in text.split("\n")}

    def share(self, line: str) -> tuple[float, int]:
        """Return how much of a line stands in the body, and its number of words."""
        words = tuple(WORD.findall(line.lower()))
        if not words:
            return 0.0, 0
        if words in self.lines:
            return 1.0, len(words)
        size = min(4, len(words))
        grams = [words[i : i + size] for i in range(len(words) - size + 1)]
        return sum(gram in self.runs[size] for gram in grams) / len(grams), len(words)


def labels(texts: list[str], gold: Gold) -> tuple[list[float], list[int]]:
    """Return, for each segment, how much of it is body, and its words.

    A line of one to three words that stands somewhere in the body may be a label all the same; it counts as far as its
    neighbours do.
    """
    pairs = [gold.share(text) for text in texts]
    shares = [share for share, _ in pairs]
    sure = [share if size > 3 or share == 0 or tuple(WORD.findall(text.lower())) in gold.lines else None
            for text, (share, size) in zip(texts, pairs, strict=True)]  # fmt: skip
    for at, value in enumerate(sure):
        if value is None:
            around = [x for x in (*sure[max(0, at - 2) : at], *sure[at + 1 : at + 3]) if x is not None]
            shares[at] = shares[at] * (sum(around) / len(around) if around else 0.5)
    return shares, [size for _, size in pairs]


# -- features


def page_features(job: tuple[Any, dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """Return the features and labels of a page in every form."""
    from cleanpage.facts.features import features  # noqa: PLC0415 - in the worker
    from cleanpage.read import read  # noqa: PLC0415
    from cleanpage.words import table  # noqa: PLC0415

    page, forms = job
    gold = Gold(page.text)
    found = {}
    for style, raw in forms.items():
        read_page = read(raw, table(), url=page.url)
        if read_page.segments:
            share, words = labels([segment.text for segment in read_page.segments], gold)
            size = len(WORD.findall(page.text))
            found[style] = features(read_page).astype(np.float16), np.array([share, words], np.float32), size
    return found


def domain(url: str | None, page_id: str) -> str:
    """Return the registered part of a page's host, near enough to keep a site's pages in one fold."""
    parts = ((urlsplit(url).hostname if url else None) or page_id).split(".")
    kept = 2 if len(parts) < 3 or len(parts[-2]) > 3 else 3  # example.com, example.co.uk
    return ".".join(parts[-kept:])


def build(bench: Path, work: Path) -> None:
    """Write the features of all pages to a folder."""
    sys.path.insert(0, str(bench))
    import dumps  # noqa: PLC0415 - found in BENCH
    import score  # noqa: PLC0415
    import sets  # noqa: PLC0415

    def jobs() -> Any:  # noqa: ANN401
        for page in sets.load("wcxb"):
            if page.text:
                forms = {style: dumps.STYLES[style](page.html) for style in STYLES}
                forms = {style: raw for style, raw in forms.items() if score.share_of_words(raw, page.text) >= 0.5}
                yield page, {**forms, "html": page.raw}

    save_features(jobs(), work)


def save_features(jobs: Any, work: Path) -> None:  # noqa: ANN401
    """Compute and write features, page by page."""
    work.mkdir(parents=True, exist_ok=True)
    jobs = list(jobs)
    index = []
    arrays: dict[str, dict[str, Any]] = defaultdict(dict)
    with Pool(2) as pool:
        for at, ((page, _), found) in enumerate(zip(jobs, pool.imap(page_features, jobs, chunksize=8), strict=True)):
            index.append({"id": page.id, "kind": page.kind, "domain": domain(page.url, page.id)})
            for style, (x, y, size) in found.items():
                arrays[style][f"x{at}"], arrays[style][f"y{at}"] = x, y
                index[-1][style] = size
            if at % 200 == 0:
                print(f"{at} pages", flush=True)
    for style, named in arrays.items():
        np.savez(work / f"{style}.npz", **named)
    (work / "index.json").write_text(json.dumps(index))


# -- training


def fold_of(name: str) -> int:
    """Return the fold of a domain."""
    return zlib.crc32(name.encode()) % FOLDS


class Data:
    """The pages of some forms, in memory."""

    def __init__(self, work: Path, styles: tuple[str, ...]) -> None:
        self.index = json.loads((work / "index.json").read_text())
        self.pages: list[tuple[int, Any, Any, int]] = []
        for style in styles:
            with np.load(work / f"{style}.npz") as arrays:
                self.pages += [
                    (at, arrays[f"x{at}"], arrays[f"y{at}"], row[style])
                    for at, row in enumerate(self.index)
                    if style in row
                ]

    def fold(self, at: int) -> int:
        """Return the fold of a page."""
        return fold_of(self.index[at]["domain"])


LONGEST = 500  # segments of one page seen in training
EPOCHS = 14
MEMBERS = 2  # networks that are averaged
BATCH = 24
SHORT = 0.12  # share of pages of which only a few segments are seen, since few annotated pages are short
# Features that are turned off for a page at random, so that what is learned does not lean on one script or one way of
# flattening.
FRAGILE = (
    ("function words",),
    ("capitals", "begins in lower case", "begins with a capital", "all capitals", "long words"),
    ("blank line before", "blank line after", "place in its paragraph", "lines of its paragraph"),
    ("words of the title",),
    ("words of the rest", "words of the text"),
    ("commas", "quotes"),
)
FRAGILE_RATE = 0.15  # how often a group of them is
INPUT_RATE, INNER_RATE = 0.1, 0.15  # of all inputs, and within the network


def train(data: Data, names: tuple[str, ...], held: int | None, seed: int) -> dict[str, Any]:
    """Train one network on all pages but those of a fold."""
    import torch  # noqa: PLC0415 - needed here only

    from cleanpage.facts.network import DILATIONS, HIDDEN  # noqa: PLC0415

    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in the same order each time
    torch.use_deterministic_algorithms(mode=True)
    rng = np.random.default_rng(seed)
    forms: dict[int, list[Any]] = defaultdict(list)
    for page in data.pages:
        if held is None or data.fold(page[0]) != held:
            forms[page[0]].append(page)
    net = make_net(torch, len(names), HIDDEN, DILATIONS)
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    steps = EPOCHS * ((len(forms) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.15)
    fragile = [[names.index(name) for name in group] for group in FRAGILE]
    for epoch in range(EPOCHS):
        pages = [of_page[int(rng.integers(len(of_page)))] for of_page in forms.values()]  # one form of each page
        order = sorted(rng.permutation(len(pages)), key=lambda at: min(len(pages[at][1]), LONGEST) // 80 + rng.random())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            x, share, words, mask, gold = collate(torch, [pages[at] for at in batch], fragile, rng)
            logit = net(x, mask)
            loss = loss_of(torch, logit, share, words, mask, gold)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"  epoch {epoch} loss {total / len(batches):.4f}", flush=True)
    return {name: value.detach().numpy().astype(np.float32) for name, value in net.state_dict().items()}


def make_net(torch: Any, features: int, hidden: int, dilations: tuple[int, ...]) -> Any:  # noqa: ANN401 - PyTorch is optional
    """Return the network whose forward pass `cleanpage.facts.network` repeats in NumPy."""
    from cleanpage.facts.network import SUMMARISED  # noqa: PLC0415

    nn = torch.nn

    class Net(nn.Module):  # type: ignore[name-defined, misc]
        def __init__(self) -> None:
            super().__init__()
            self.linear = nn.Linear(features, 1)
            self.first = nn.Linear(features, hidden)
            self.convolutions = nn.ModuleList(nn.Linear(3 * hidden, hidden) for _ in dilations)
            self.summary = nn.Linear(2 * hidden, hidden)
            self.last = nn.Linear(hidden, 1)
            self.drop = nn.Dropout(INNER_RATE)
            self.drop_input = nn.Dropout(INPUT_RATE)
            nn.init.zeros_(self.linear.weight)

        def forward(self, x: Any, mask: Any) -> Any:  # noqa: ANN401
            x = self.drop_input(x)
            m = mask.unsqueeze(-1)
            h = torch.relu(self.first(x)) * m
            for at, (layer, step) in enumerate(zip(self.convolutions, dilations, strict=True)):
                pad = nn.functional.pad(h, (0, 0, step, step))
                around = torch.cat([pad[:, : h.shape[1]], h, pad[:, 2 * step :]], -1)
                h = (h + torch.relu(layer(self.drop(around)))) * m
                if at + 1 == SUMMARISED:
                    page = torch.cat([h.sum(1) / m.sum(1), h.max(1).values], -1)
                    h = (h + torch.relu(self.summary(page)).unsqueeze(1)) * m
            return (self.linear(x) + self.last(self.drop(h))).squeeze(-1)

    return Net()


def short_page(x: Any, y: Any, rng: Any) -> tuple[Any, Any]:  # noqa: ANN401 - arrays
    """Return a few neighbouring segments, body among them, as the short page that they would be."""
    from cleanpage.facts.features import NAMES  # noqa: PLC0415

    body = np.flatnonzero(y[0] > 0.5)
    if not len(body):
        return x, y
    count = min(len(x), int(rng.integers(1, 40)))
    at = int(rng.choice(body))
    start = max(0, min(at - int(rng.integers(0, count)), len(x) - count))
    x, y = x[start : start + count].copy(), y[:, start : start + count]
    places, column = np.arange(count), NAMES["text"].index
    x[:, column("place on the page")] = places / count
    x[:, column("first lines")] = np.maximum(0, 1 - places / 10)
    x[:, column("last lines")] = np.maximum(0, 1 - (count - 1 - places) / 10)
    x[:, column("long page")] = np.log1p(count) / 6
    return x, y


def collate(torch: Any, pages: list[Any], fragile: list[list[int]], rng: Any) -> Any:  # noqa: ANN401
    """Return a batch: features, labels, words, mask, words of the gold."""
    cut = []
    for _, x, y, size in pages:
        start = int(rng.integers(0, max(1, len(x) - LONGEST + 1)))
        x, y = x[start : start + LONGEST].astype(np.float32), y[:, start : start + LONGEST]  # noqa: PLW2901
        cut.append((*(short_page(x, y, rng) if rng.random() < SHORT else (x, y)), size))
    longest = max(len(x) for x, _, _ in cut)
    xs = np.zeros((len(cut), longest, cut[0][0].shape[1]), np.float32)
    ys = np.zeros((2, len(cut), longest), np.float32)
    mask = np.zeros((len(cut), longest), np.float32)
    for at, (x, y, _) in enumerate(cut):
        for group in fragile:
            if rng.random() < FRAGILE_RATE:
                x[:, group] = 0
        xs[at, : len(x)], ys[:, at, : len(x)], mask[at, : len(x)] = x, y, 1
    gold = np.array([max(1.0, float((y[0] * y[1]).sum())) for _, y, _ in cut], np.float32)
    return (torch.from_numpy(xs), *map(torch.from_numpy, ys), torch.from_numpy(mask), torch.from_numpy(gold))


def loss_of(torch: Any, logit: Any, share: Any, words: Any, mask: Any, gold: Any) -> Any:  # noqa: ANN401
    """Return the loss of a batch; every page weighs the same."""
    weight = mask * (words + 2) ** 0.75
    weight = weight / weight.sum(1, keepdim=True)
    entropy = torch.nn.functional.binary_cross_entropy_with_logits(logit, share, reduction="none")
    p = torch.sigmoid(logit) * mask
    both = (p * share * words).sum(1)
    f1 = 2 * both / ((p * words).sum(1) + gold)
    return (entropy * weight).sum(1).mean() + (1 - f1).mean()


def export(members: list[dict[str, Any]], file: Path) -> None:
    """Write the weights of networks in half precision."""
    file.parent.mkdir(parents=True, exist_ok=True)
    named = {f"{at}.{name}": value for at, member in enumerate(members) for name, value in member.items()}
    np.savez_compressed(file, **{name: value.astype(np.float16) for name, value in named.items()})


def write_fold(data: Data, out: Path, held: int) -> None:
    """Write what judging a fold takes besides its weights: the ids of its pages, and a pipeline with its weights."""
    from cleanpage import Pipeline, rules  # noqa: PLC0415 - needed here only

    ids = [row["id"] for row in data.index if fold_of(row["domain"]) == held]
    (out / f"fold{held}.ids").write_text("\n".join(ids))
    Pipeline.preset("article").replace(rules.Body(weights=str(out / f"fold{held}"))).dump(out / f"fold{held}.toml")


def main() -> None:
    """Run a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["features", "train", "folds"])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=["text", "html"])
    parser.add_argument("--fold", type=int, help="one fold only")
    args = parser.parse_args()
    if args.step == "features":
        build(args.source, args.out)
        return
    from cleanpage.facts.features import NAMES  # noqa: PLC0415

    for form, styles in (("text", STYLES), ("html", ("html",))):
        if args.only not in {None, form}:
            continue
        data = Data(args.source, styles)
        folds = [None] if args.step == "train" else [args.fold] if args.fold is not None else list(range(FOLDS))
        for held in folds:
            print(form, "all" if held is None else f"fold {held}", flush=True)
            folder = args.out if held is None else args.out / f"fold{held}"
            members = [train(data, NAMES[form], held, SEED + at) for at in range(MEMBERS)]
            export(members, folder / f"{form}.npz")
            if held is not None:
                write_fold(data, args.out, held)


if __name__ == "__main__":
    main()
