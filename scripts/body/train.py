"""Train the weights of the ``body`` rule, and write those of folds, for judging it on domains it was not trained on.

    python scripts/body/train.py features BENCH WORK     # read the pages once, in every form (minutes)
    python scripts/body/train.py train WORK OUT          # weights of all pages to OUT/text.npz and OUT/html.npz
    python scripts/body/train.py folds WORK OUT          # five folds over whole domains: weights, page ids, pipelines

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's
development split (CC-BY-4.0, see NOTICE). The same features and seed give the same weights. Training needs PyTorch,
running cleanpage does not.

What is learned: how far off the hand-set log odds of a segment's being body are. The correction is the sum of a linear
part, which the rule's reasons name, and of a part that sees the neighbours: dilated convolutions over the page and a
summary of the whole page. The loss is the cross-entropy of the segments, weighted by their words, plus one less the
soft word F1 of the page. A few networks that differ by their seed are averaged. Each page is seen in one of its forms
an epoch: flattened in several ways, with things of other pages spliced in (``splice.py``), in made-up languages
(``languages.py``).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from pages import FOLDS, FORMS, Data, build
from torch import nn

from cleanpage import Pipeline, rules
from cleanpage.facts.features import NAMES
from cleanpage.facts.network import DILATIONS, HIDDEN, SUMMARISED

SEED = 20251103

LONGEST = 500  # segments of one page seen in training
EPOCHS = 16
# Whether the hand-set odds are added while learning. Those of plain text hold in all languages and are worth keeping
# to; those of HTML are crude beside what can be learned of its elements.
WITH_PRIOR = {"text": True, "html": False}
HAND_SET, HAND_SET_SCALE = "heuristic score", 4.0
MEMBERS = 2  # networks that are averaged
BATCH = 24
SHORT = 0.12  # share of pages of which only a few segments are seen, since few annotated pages are short
# Features that are turned off for a page at random, so that what is learned does not lean on one script or one way of
# flattening.
FRAGILE = (
    ("function words",),
    ("capitals", "begins in lower case", "begins with a capital", "all capitals", "long words"),
    (
        "blank line before",
        "blank line after",
        "place in its paragraph",
        "lines of its paragraph",
        "words of its paragraph",
    ),
    ("words of the title",),
    ("words of the rest", "words of the text"),
    ("commas", "quotes"),
)
FRAGILE_RATE = 0.1  # how often a group of them is
INPUT_RATE, INNER_RATE = 0.1, 0.15  # of all inputs, and within the network


def train(data: Data, names: tuple[str, ...], held: int | None, seed: int, *, with_prior: bool) -> dict[str, Any]:
    """Train one network on all pages but those of a fold."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in the same order each time
    torch.use_deterministic_algorithms(mode=True)
    rng = np.random.default_rng(seed)
    forms = data.without(held)
    net = Net(len(names))
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    steps = EPOCHS * ((len(forms) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.15)
    fragile = [[names.index(name) for name in group] for group in FRAGILE]
    for epoch in range(EPOCHS):
        pages = [of_page[int(rng.integers(len(of_page)))] for of_page in forms]  # one form of each page
        order = sorted(rng.permutation(len(pages)), key=lambda at: min(len(pages[at][0]), LONGEST) // 80 + rng.random())
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            x, share, words, prior, mask = collate([pages[at] for at in batch], fragile, rng)
            loss = loss_of(with_prior * prior + net(x, mask), share, words, mask)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"  epoch {epoch} loss {total / len(batches):.4f}", flush=True)
    weights = {name: value.detach().numpy().astype(np.float32) for name, value in net.state_dict().items()}
    # What is learned corrects the hand-set score, which is among the features: learned without it, it takes it back.
    weights["linear.weight"][0, names.index(HAND_SET)] -= (1 - with_prior) * HAND_SET_SCALE
    return weights


class Net(nn.Module):
    """The network whose forward pass `cleanpage.facts.network` repeats in NumPy."""

    def __init__(self, features: int) -> None:
        """Make one with random weights."""
        super().__init__()
        self.linear = nn.Linear(features, 1)
        self.first = nn.Linear(features, HIDDEN)
        self.convolutions = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in DILATIONS)
        self.summary = nn.Linear(2 * HIDDEN, HIDDEN)
        self.last = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(INNER_RATE)
        self.drop_input = nn.Dropout(INPUT_RATE)
        nn.init.zeros_(self.linear.weight)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the correction of each segment of a batch of pages."""
        x = self.drop_input(x)
        m = mask.unsqueeze(-1)
        h = torch.relu(self.first(x)) * m
        for at, (layer, step) in enumerate(zip(self.convolutions, DILATIONS, strict=True)):
            pad = nn.functional.pad(h, (0, 0, step, step))
            around = torch.cat([pad[:, : h.shape[1]], h, pad[:, 2 * step :]], -1)
            h = (h + torch.relu(layer(self.drop(around)))) * m
            if at + 1 == SUMMARISED:
                page = torch.cat([h.sum(1) / m.sum(1), h.max(1).values], -1)
                h = (h + torch.relu(self.summary(page)).unsqueeze(1)) * m
        return (self.linear(x) + self.last(self.drop(h))).squeeze(-1)


def short_page(x: Any, y: Any, rng: Any) -> tuple[Any, Any]:  # noqa: ANN401 - arrays
    """Return a few neighbouring segments, body among them, as the short page that they would be."""
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


def collate(pages: list[tuple[Any, Any]], fragile: list[list[int]], rng: Any) -> tuple[torch.Tensor, ...]:  # noqa: ANN401
    """Return a batch: features, share of body, words, hand-set log odds, and which rows are no padding."""
    cut = []
    for whole, labels in pages:
        start = int(rng.integers(0, max(1, len(whole) - LONGEST + 1)))
        x, y = whole[start : start + LONGEST].astype(np.float32), labels[:, start : start + LONGEST]
        cut.append(short_page(x, y, rng) if rng.random() < SHORT else (x, y))
    longest = max(len(x) for x, _ in cut)
    xs = np.zeros((len(cut), longest, cut[0][0].shape[1]), np.float32)
    ys = np.zeros((3, len(cut), longest), np.float32)
    mask = np.zeros((len(cut), longest), np.float32)
    for at, (x, y) in enumerate(cut):
        for group in fragile:
            if rng.random() < FRAGILE_RATE:
                x[:, group] = 0
        xs[at, : len(x)], ys[:, at, : len(x)], mask[at, : len(x)] = x, y, 1
    return (torch.from_numpy(xs), *map(torch.from_numpy, ys), torch.from_numpy(mask))


def loss_of(logit: torch.Tensor, share: torch.Tensor, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the loss of a batch; every page weighs the same."""
    weight = mask * (words + 2) ** 0.75
    weight = weight / weight.sum(1, keepdim=True)
    entropy = nn.functional.binary_cross_entropy_with_logits(logit, share, reduction="none")
    p = torch.sigmoid(logit) * mask
    both = (p * share * words).sum(1)
    f1 = 2 * both / ((p * words).sum(1) + (share * words).sum(1).clamp(min=1))
    return (entropy * weight).sum(1).mean() + (1 - f1).mean()


def export(members: list[dict[str, Any]], file: Path) -> None:
    """Write the weights of networks in half precision."""
    file.parent.mkdir(parents=True, exist_ok=True)
    named = {f"{at}.{name}": value for at, member in enumerate(members) for name, value in member.items()}
    np.savez_compressed(file, **{name: value.astype(np.float16) for name, value in named.items()})


def write_fold(data: Data, out: Path, held: int) -> None:
    """Write what judging a fold takes besides its weights: the ids of its pages, and a pipeline with its weights."""
    ids = [page_id for page_id, fold in data.index if fold == held]
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
    for form in FORMS:
        if args.only not in {None, form}:
            continue
        data = Data(args.source, form)
        folds = [None] if args.step == "train" else [args.fold] if args.fold is not None else list(range(FOLDS))
        for held in folds:
            print(form, "all" if held is None else f"fold {held}", flush=True)
            folder = args.out if held is None else args.out / f"fold{held}"
            members = [train(data, NAMES[form], held, SEED + at, with_prior=WITH_PRIOR[form]) for at in range(MEMBERS)]
            export(members, folder / f"{form}.npz")
            if held is not None:
                write_fold(data, args.out, held)


if __name__ == "__main__":
    main()
