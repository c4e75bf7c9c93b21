import { apiError } from "./api-error";
import type { Parameters } from "./parameters";

/** Parameters of both ways of paging. */
export const pagingParameters = ["MaxResults", "NextToken", "PageNumber", "PageSize"];

/** One page and the members of the answer that describe it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly members: Readonly<Record<string, unknown>>;
}

/**
 * Cuts the asked page out of a list. MaxResults or NextToken choose paging by token, in which TotalCount means nothing;
 * a token names the last item of its page, so that new items at the front move nothing.
 */
export function page<T extends { readonly id: string }>(all: readonly T[], parameters: Parameters): Page<T> {
  const pageNumber = parameters.integer("PageNumber", 1, Number.MAX_SAFE_INTEGER) ?? 1;
  const pageSize = parameters.integer("PageSize", 1, 100) ?? 10;
  const maxResults = parameters.integer("MaxResults", 1, 100);
  const token = parameters.text("NextToken") || undefined;
  if (maxResults === undefined && token === undefined) {
    const start = (pageNumber - 1) * pageSize;
    return {
      items: all.slice(start, start + pageSize),
      members: { PageNumber: pageNumber, PageSize: pageSize, TotalCount: all.length, NextToken: "" },
    };
  }
  const start = token === undefined ? 0 : positionAfter(all, token);
  const items = all.slice(start, start + (maxResults ?? 10));
  const last = items.at(-1);
  const hasMore = start + items.length < all.length && last !== undefined;
  return {
    items,
    members: { PageNumber: 1, PageSize: maxResults ?? 10, TotalCount: 0, NextToken: hasMore ? tokenOf(last.id) : "" },
  };
}

function tokenOf(id: string): string {
  return Buffer.from(id).toString("base64url");
}

function positionAfter(all: readonly { readonly id: string }[], token: string): number {
  const id = Buffer.from(token, "base64url").toString();
  const index = all.findIndex((item) => item.id === id);
  if (index < 0) {
    throw apiError("Invalid.NextToken");
  }
  return index + 1;
}
