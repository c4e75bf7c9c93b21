import { type Verdict, verdict } from "../bars";
import type { Cell } from "./cells";
import { type HintModel, hintModels, noHint } from "./hints";
import { alibabaPeer, laws } from "./laws";
import { spoken } from "./report";

/** Half of the 500 calls a minute that are assumed where the cloud names no quota. */
const quotaShare = 250;

const peers = new Set(laws.filter(({ isPeer }) => isPeer).map(({ name }) => name));
const title = (count: number, seconds: number) => `${count} x ${spoken(seconds)}`;

const ours = (found: readonly Cell[], models: readonly HintModel[] = hintModels): Cell[] =>
  found.filter(({ way, hints }) => way === "ours" && models.some(({ name }) => name === hints));

function one(found: readonly Cell[], fits: (cell: Cell) => boolean): Cell {
  const cell = found.find(fits);
  if (!cell) throw new Error("a cell was not measured");
  return cell;
}

/** What must be shown, as the cells show it. */
export function pollingVerdicts(cells: readonly Cell[]): Verdict[] {
  const at = (count: number, seconds: number) =>
    cells.filter(({ fleet }) => fleet.count === count && fleet.seconds === seconds);
  const honest = hintModels.filter(({ isHonest }) => isHonest);
  const truthful = [noHint, ...honest];

  const calls = (count: number, model: HintModel, bar: number) => {
    const found = at(count, 300);
    const peer = one(found, ({ way }) => way === alibabaPeer.name);
    const own = one(ours(found, [model]), () => true);
    const figure = `look-ups of ${title(count, 300)}, hints ${model.name}, against ${alibabaPeer.name}`;
    return verdict(figure, own.calls / peer.calls, bar, "share");
  };
  const sizes = [...new Map(cells.map(({ fleet }) => [title(fleet.count, fleet.seconds), fleet])).values()];
  const meanShare = ({ count, seconds }: Cell["fleet"]) => {
    const found = at(count, seconds);
    const best = Math.min(...found.filter(({ way }) => peers.has(way)).map(({ meanLag }) => meanLag));
    const worst = Math.max(...ours(found, truthful).map(({ meanLag }) => meanLag));
    return verdict(
      `mean lag of ${title(count, seconds)}, no or honest hints, against the best peer`,
      worst / best,
      0.5,
      "ratio",
    );
  };
  const meanOf = (model: HintModel) =>
    verdict(
      `mean lag of 5 min snapshots, hints ${model.name}, the worst fleet`,
      Math.max(
        ...ours(cells, [model])
          .filter(({ fleet }) => fleet.seconds === 300)
          .map(({ meanLag }) => meanLag),
      ),
      0.6,
      "s",
    );
  const worstOf = (seconds: number) => {
    const found = cells.filter(({ fleet }) => fleet.seconds === seconds);
    const peer = Math.max(...found.filter(({ way }) => way === alibabaPeer.name).map(({ worstLag }) => worstLag));
    const own = Math.max(...ours(found).map(({ worstLag }) => worstLag));
    return verdict(`worst lag of ${spoken(seconds)} snapshots, any hints, against ${alibabaPeer.name}`, own, peer, "s");
  };
  return [
    calls(100, noHint, 1 / 20),
    ...honest.map((model) => calls(100, model, 1 / 20)),
    calls(1_000, noHint, 1 / 20),
    ...honest.map((model) => calls(1_000, model, 1 / 60)),
    ...sizes.map(meanShare),
    ...honest.map(meanOf),
    ...[30, 300, 3_600].map(worstOf),
    verdict(
      "most look-ups in a minute, any fleet and hints",
      Math.max(...ours(cells).map((cell) => cell.peakPerMinute)),
      quotaShare,
      "calls",
    ),
  ];
}

/** What must be shown of small fleets, whatever the cloud tells. */
export function smallVerdicts(cells: readonly Cell[]): Verdict[] {
  const of = (seconds: number) => cells.filter(({ fleet }) => fleet.seconds === seconds);
  const most = (found: readonly Cell[], figure: (cell: Cell) => number) => Math.max(...found.map(figure));
  const linear = of(300).filter(({ hints }) => hints === "linear 1 %");
  return [
    verdict(
      "mean lag of one or ten of 20 to 60 s, any progress",
      most(of(40), ({ meanLag }) => meanLag),
      0.6,
      "s",
    ),
    verdict(
      "worst lag of one or ten of 20 to 60 s, any progress",
      most(of(40), ({ worstLag }) => worstLag),
      1.6,
      "s",
    ),
    verdict(
      "worst lag of one or ten of 5 min, any progress",
      most(of(300), ({ worstLag }) => worstLag),
      4.2,
      "s",
    ),
    verdict(
      "mean lag of one or ten of 5 min, progress linear",
      most(linear, ({ meanLag }) => meanLag),
      0.6,
      "s",
    ),
  ];
}
