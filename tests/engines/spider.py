"""A spider and the item pipeline that cleans what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import scrapy

import cleanpage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response


class Pages(scrapy.Spider):
    """Fetches pages from a list of addresses, each with the address that the page has in the world."""

    name = "pages"
    addresses: dict[str, str]
    found: list[dict[str, Any]]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for all of them."""
        for address in self.addresses:
            yield scrapy.Request(address, callback=self.parse)

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:  # type: ignore[override]
        """Yield the page as an item."""
        yield {"id": response.url.rpartition("/")[2], "url": self.addresses[response.url], "text": response.text}


class CleanPages:
    """Adds the columns of a row to each item, in place of the page."""

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's
        self.crawler = crawler
        self.pipeline = cleanpage.Pipeline.preset("article")

    @classmethod
    def from_crawler(cls, crawler: Any) -> CleanPages:  # noqa: ANN401 - Scrapy's
        """Make one for a crawl."""
        return cls(crawler)

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        """Clean the page of an item."""
        row = self.pipeline.record(item, url="url")
        cleaned = {"id": item["id"], "url": item["url"], **row}
        self.crawler.spider.found.append(cleaned)
        return cleaned
