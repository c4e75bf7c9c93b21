import { Coalescer } from "../../readiness/coalescer";
import { checkId } from "./ids";

type Look<Item> = Coalescer<Item>["look"];

/** Looks that refuse what can be no id before it joins a call, which would fail for the other ids in it too. */
export class Looks<Item> extends Coalescer<Item> {
  override async look(...args: Parameters<Look<Item>>): Promise<Awaited<ReturnType<Look<Item>>>> {
    checkId(args[0]);
    return super.look(...args);
  }
}
