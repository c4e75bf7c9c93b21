import { Coalescer } from "../../readiness/coalescer";
import { checkId } from "./ids";

type Poll<Item> = Coalescer<Item>["poll"];

/** Polls that refuse what can be no id before it joins a call, which would fail for the other ids in it too. */
export class Poller<Item> extends Coalescer<Item> {
  override async poll(...args: Parameters<Poll<Item>>): Promise<Awaited<ReturnType<Poll<Item>>>> {
    checkId(args[0]);
    return super.poll(...args);
  }
}
