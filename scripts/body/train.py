"""Train the weights of the body, and write those of folds, for judging it on domains it was not trained on.

    python scripts/body/train.py features BENCH WORK     # read the pages once, in every form (minutes)
    python scripts/body/train.py train WORK OUT          # weights of all pages to OUT/text.npz and OUT/html.npz
    python scripts/body/train.py folds WORK OUT          # five folds over whole domains: weights, page ids, pipelines

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's
development split (CC-BY-4.0, see NOTICE). The same features and seed give the same weights. Training needs PyTorch,
running cleanpage does not.

What is learned: how far off the hand-set log odds of a segment's being body are. The correction is the sum of a linear
part, which the rule's reasons name, and of a part that sees the neighbours: dilated convolutions over the page and a
summary of the whole page. The loss is the cross-entropy of the segments, weighted by their words, plus one less the
soft word F1 of the page. Several networks are trained so; what they say together, of HTML pages those of plain text
too, is then taught to the one that is used, which is nearly as good as all of them. Each page is seen in one of its
forms an epoch: flattened in several ways, with things of other pages spliced in (``splice.py``), in made-up languages
(``languages.py``). A site is told from others by its class names first of all, and those of sites not seen are others:
so some of them are hidden from each page, and from some pages all that is known of places.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from pages import FOLDS, FORMS, Data, Sample, build
from torch import nn

from cleanpage import Pipeline, Reading
from cleanpage.facts.features import NAMES, WORDS
from cleanpage.facts.network import SUMMARISED

SEED = 20251103

LONGEST = 400  # segments of one page seen in training
EPOCHS = {"text": 16, "html": 12}
BATCH = 24
HIDDEN = {"text": 48, "html": 32}
CONVOLUTIONS = {"text": 5, "html": 4}  # each reaches twice as far as the one before
# Whether the hand-set odds are added while learning. Those of plain text hold in all languages and are worth keeping
# to; those of HTML are crude beside what can be learned of its elements.
WITH_PRIOR = {"text": True, "html": False}
HAND_SET, HAND_SET_SCALE = "the score by hand", 4.0
TEACHERS = 4  # networks of each format that one learns from, which differ by their seed
# The part of those who know only what a page says in what is taught of HTML pages: they err on other pages than those
# who know its elements, whose names differ from site to site more than language does.
WORDS_ALONE = 1 / 3
TAUGHT = 0.9  # how far the teachers' word counts beside the annotators'
LESSONS = 24  # epochs in which it is learned
SHORT = 0.12  # share of pages of which only a few segments are seen, since few annotated pages are short
# Features that are turned off for a page at random, so that what is learned does not lean on one script or one way of
# flattening.
FRAGILE = (
    ("capitals", "begins in lower case", "begins with a capital", "all capitals", "long words"),
    (
        "blank line before",
        "blank line after",
        "place in its paragraph",
        "lines of its paragraph",
        "words of its paragraph",
    ),
    ("commas", "quotes"),
)
FRAGILE_RATE = 0.1  # how often a group of them is
PLACELESS = 0.1  # how often all that is known of places is
WORD_RATE = 0.3  # how often a tag or hint is, for a whole page
INPUT_RATE, INNER_RATE = 0.1, 0.15  # of all other inputs, and within the network


def train(data: Data, form: str, held: int | None, seed: int, taught: float = 0.0) -> Net:
    """Train one network on all pages but those of a fold, by annotators alone or by teachers, too."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in the same order each time
    torch.use_deterministic_algorithms(mode=True)
    rng = np.random.default_rng(seed)
    names, prior = NAMES[form], float(WITH_PRIOR[form])
    words = WORDS if form == "html" else 0
    pages = data.without(held)
    net = Net(len(names) - words, words, HIDDEN[form], CONVOLUTIONS[form])
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.05)
    epochs = LESSONS if taught else EPOCHS[form]
    steps = epochs * ((len(pages) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.15)
    for epoch in range(epochs):
        seen = [of_page[int(rng.integers(len(of_page)))] for of_page in pages]  # one form of each page
        order = rng.permutation(len(seen))
        total = 0.0
        for at in range(0, len(order), BATCH):
            batch = collate([seen[index] for index in order[at : at + BATCH]], words, rng)
            loss = loss_of(prior * batch.prior, net(batch), batch, taught)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"  epoch {epoch} loss {total * BATCH / len(order):.4f}", flush=True)
    # What is learned corrects the hand-set score, which is among the features: learned without it, it takes it back.
    with torch.no_grad():
        net.linear.weight[0, names.index(HAND_SET)] -= (1 - prior) * HAND_SET_SCALE
    return net.eval()


class Batch(NamedTuple):
    """Pages, one behind the other.

    Attributes:
        own: a row for each segment, a column for each feature but tags and hints.
        columns: which tags and hints each segment has, one segment behind the other.
        weights: how much each of them counts.
        starts: the index of each segment's first one.
        page: the number of each segment's page.
        pages: the number of pages.
        share: how much of each segment is body.
        words: its words.
        prior: its hand-set log odds.
        taught: what the teachers add to them.
    """

    own: torch.Tensor
    columns: torch.Tensor
    weights: torch.Tensor
    starts: torch.Tensor
    page: torch.Tensor
    pages: int
    share: torch.Tensor
    words: torch.Tensor
    prior: torch.Tensor
    taught: torch.Tensor

    def sums(self, value: torch.Tensor) -> torch.Tensor:
        """Return the sum over each page of a number, or of some, that each segment has."""
        return torch.zeros(self.pages, *value.shape[1:]).index_add(0, self.page, value)


class Dropout(nn.Module):
    """Dropout that draws its masks once and then shifts them: drawing them anew takes half the time of learning."""

    def __init__(self, rate: float) -> None:
        """Draw the mask that all others are cut from."""
        super().__init__()
        self.mask = (torch.rand(1 << 22) >= rate).float() / (1 - rate)

    def forward(self, value: torch.Tensor) -> torch.Tensor:
        """Return the values with some of them turned off; all of them, once it is learned."""
        if not self.training:
            return value
        size = value.numel()
        while size >= len(self.mask):
            self.mask = self.mask.repeat(2)
        at = int(torch.randint(len(self.mask) - size, (1,)))
        return value * self.mask[at : at + size].view(value.shape)


class Net(nn.Module):
    """The network whose forward pass `cleanpage.facts.network` repeats in NumPy."""

    def __init__(self, own: int, words: int, hidden: int, convolutions: int) -> None:
        """Make one with random weights."""
        super().__init__()
        self.linear = nn.Linear(own, 1)
        self.first = nn.Linear(own, hidden)
        bound = 1 / max(own + words, 1) ** 0.5
        first = torch.empty(words, hidden).uniform_(-bound, bound)
        self.places = nn.Parameter(torch.cat([torch.zeros(words, 1), first], 1))
        self.convolutions = nn.ModuleList(nn.Linear(3 * hidden, hidden) for _ in range(convolutions))
        self.summary = nn.Linear(2 * hidden, hidden)
        self.last = nn.Linear(hidden, 1)
        self.drop = Dropout(INNER_RATE)
        self.drop_input = Dropout(INPUT_RATE)
        nn.init.zeros_(self.linear.weight)

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return the correction of each segment of a batch of pages."""
        own = self.drop_input(batch.own[:, : self.linear.in_features])
        linear, h = self.linear(own)[:, 0], self.first(own)
        if len(self.places):
            placed = nn.functional.embedding_bag(
                batch.columns, self.places, batch.starts, mode="sum", per_sample_weights=batch.weights
            )
            linear, h = linear + placed[:, 0], h + placed[:, 1:]
        h = torch.relu(h)
        for at, layer in enumerate(self.convolutions):
            h = h + torch.relu(layer(self.drop(self._around(h, batch.page, 1 << at))))
            if at + 1 == SUMMARISED:
                rows = batch.page.unsqueeze(1).expand_as(h)
                # Nothing in h is below 0.
                most = torch.zeros(batch.pages, h.shape[1]).scatter_reduce(0, rows, h, "amax")
                page = torch.cat([batch.sums(h) / batch.sums(torch.ones(len(h), 1)), most], 1)
                h = h + torch.relu(self.summary(page))[batch.page]
        return linear + self.last(self.drop(h))[:, 0]

    @staticmethod
    def _around(h: torch.Tensor, page: torch.Tensor, step: int) -> torch.Tensor:
        """Return what is known of the segments some steps before and behind each, with what is known of itself."""
        before, behind = torch.zeros_like(h), torch.zeros_like(h)
        same = (page[step:] == page[:-step]).float().unsqueeze(1)
        before[step:], behind[:-step] = h[:-step] * same, h[step:] * same
        return torch.cat([before, h, behind], 1)

    def weights(self) -> dict[str, Any]:
        """Return the weights by the names that `cleanpage.facts.network` knows, those of tags and hints the last."""
        found = {name: value.detach().numpy().astype(np.float32) for name, value in self.state_dict().items()}
        places = found.pop("places").T
        found["linear.weight"] = np.concatenate((found["linear.weight"], places[:1]), 1)
        found["first.weight"] = np.concatenate((found["first.weight"], places[1:]), 1)
        return found


def short_page(own: Any, labels: Any, rng: Any) -> tuple[Any, slice]:  # noqa: ANN401 - arrays
    """Return a few neighbouring segments, body among them, as the short page that they would be, and which they are."""
    body = np.flatnonzero(labels[0] > 0.5)
    if not len(body):
        return own, slice(0, len(own))
    count = min(len(own), int(rng.integers(1, 40)))
    at = int(rng.choice(body))
    start = max(0, min(at - int(rng.integers(0, count)), len(own) - count))
    own = own[start : start + count].copy()
    places, column = np.arange(count), NAMES["text"].index
    own[:, column("place on the page")] = places / count
    own[:, column("first lines")] = np.maximum(0, 1 - places / 10)
    own[:, column("last lines")] = np.maximum(0, 1 - (count - 1 - places) / 10)
    own[:, column("long page")] = np.log1p(count) / 6
    return own, slice(start, start + count)


def collate(pages: list[Sample], words: int, rng: Any) -> Batch:  # noqa: ANN401
    """Return a batch, with what is turned off turned off."""
    text = NAMES["text"]
    fragile = [[text.index(name) for name in group] for group in FRAGILE]
    parts = []
    for number, whole in enumerate(pages):
        first = int(rng.integers(0, max(1, len(whole.own) - LONGEST + 1)))
        page = whole.cut(first, first + LONGEST)
        own = page.own.astype(np.float32)
        if rng.random() < SHORT:
            own, part = short_page(own, page.labels, rng)
            page = page.cut(part.start, part.stop)
        for group in fragile:
            if rng.random() < FRAGILE_RATE:
                own[:, group] = 0
        seen = (rng.random(words) >= WORD_RATE) / (1 - WORD_RATE)
        if words and rng.random() < PLACELESS:
            own[:, len(text) :] = seen[:] = 0
        counts = np.diff(page.starts)
        parts.append((own, page.columns, page.weights * seen[page.columns], counts, page.labels, [number] * len(own)))
    own, columns, weights, counts, labels, page_of = zip(*parts, strict=True)
    sizes = np.concatenate(counts)
    share, size, prior, taught = torch.from_numpy(np.concatenate(labels, 1).astype(np.float32))
    return Batch(
        torch.from_numpy(np.concatenate(own)),
        torch.from_numpy(np.concatenate(columns).astype(np.int64)),
        torch.from_numpy(np.concatenate(weights).astype(np.float32)),
        torch.from_numpy(np.cumsum(sizes) - sizes),
        torch.from_numpy(np.concatenate(page_of)),
        len(pages),
        share,
        size,
        prior,
        taught,
    )


def whole(page: Sample) -> Batch:
    """Return a page as a batch of its own, with nothing turned off."""
    arrays = (page.own.astype(np.float32), page.columns.astype(np.int64), page.weights.astype(np.float32))
    own, columns, weights = map(torch.from_numpy, arrays)
    nothing = torch.zeros(len(own))
    of = torch.zeros(len(own), dtype=torch.int64)
    return Batch(own, columns, weights, torch.from_numpy(page.starts[:-1]), of, 1, *[nothing] * 4)


def loss_of(prior: torch.Tensor, learned: torch.Tensor, batch: Batch, taught: float) -> torch.Tensor:
    """Return the loss of a batch; every page weighs the same."""
    logit = prior + learned
    share = (1 - taught) * batch.share + taught * torch.sigmoid(prior + batch.taught)
    weight = (batch.words + 2) ** 0.75
    weight = weight / batch.sums(weight)[batch.page]
    entropy = nn.functional.binary_cross_entropy_with_logits(logit, share, reduction="none")
    p = torch.sigmoid(logit)
    both = batch.sums(p * share * batch.words)
    f1 = 2 * both / (batch.sums(p * batch.words) + batch.sums(share * batch.words).clamp(min=1))
    return (entropy * weight).sum() / batch.pages + (1 - f1).mean()


def teach(data: Data, form: str, teachers: list[tuple[Net, float]]) -> None:
    """Write into the labels of all pages what teachers say of them, each as far as it counts."""
    own = HAND_SET_SCALE * (1 - WITH_PRIOR[form])  # a student that learns without the hand-set odds says them itself
    for forms in data.forms.values():
        for at, page in enumerate(forms):
            batch = whole(page)
            with torch.no_grad():
                said = sum(share * net(batch).numpy() for net, share in teachers)
            said = said + own * page.own[:, NAMES["text"].index(HAND_SET)]
            forms[at] = page._replace(labels=np.concatenate((page.labels[:3], said[None].astype(np.float32))))


def export(net: Net, file: Path) -> None:
    """Write the weights of a network in half precision."""
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(file, **{name: value.astype(np.float16) for name, value in net.weights().items()})


def write_fold(data: Data, out: Path, held: int) -> None:
    """Write what judging a fold takes besides its weights: the ids of its pages, and a pipeline with its weights."""
    ids = dict.fromkeys(page_id for page_id, fold in data.index if fold == held)
    (out / f"fold{held}.ids").write_text("\n".join(ids))
    reading = Reading(weights=str(out / f"fold{held}"))
    Pipeline.preset("article").with_options(reading=reading).dump(out / f"fold{held}.toml")


def main() -> None:
    """Run a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["features", "train", "folds"])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fold", type=int, help="one fold only")
    args = parser.parse_args()
    if args.step == "features":
        build(args.source, args.out)
        return
    sources = {form: Data(args.source, form) for form in FORMS}
    for held in [None] if args.step == "train" else [args.fold] if args.fold is not None else range(FOLDS):
        folder = args.out if held is None else args.out / f"fold{held}"
        teachers: dict[str, list[Net]] = {}
        for form, data in sources.items():
            print(form, "all" if held is None else f"fold {held}", flush=True)
            teachers[form] = [train(data, form, held, SEED + at) for at in range(TEACHERS)]
            accounts = [(form, 1.0)] if form == "text" else [("text", WORDS_ALONE), (form, 1 - WORDS_ALONE)]
            teach(data, form, [(net, share / TEACHERS) for name, share in accounts for net in teachers[name]])
            export(train(data, form, held, SEED, TAUGHT), folder / f"{form}.npz")
        if held is not None:
            write_fold(sources["text"], args.out, held)


if __name__ == "__main__":
    main()
