import ts from "typescript";

/** A small change of a source file that some test should notice. */
export interface Mutant {
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  /** The text of that line, without its indentation: what names the mutant when other lines move. */
  readonly lineText: string;
  /** For people, and a part of the mutant's name: `a < b → a <= b`. */
  readonly change: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Change = readonly [node: ts.Node, text: string];

const operators: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.AmpersandAmpersandToken]: "||",
  [ts.SyntaxKind.BarBarToken]: "&&",
  [ts.SyntaxKind.LessThanToken]: "<=",
  [ts.SyntaxKind.LessThanEqualsToken]: "<",
  [ts.SyntaxKind.GreaterThanToken]: ">=",
  [ts.SyntaxKind.GreaterThanEqualsToken]: ">",
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: "!==",
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: "===",
};

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) || ts.isForStatement(node) ? node.condition : undefined;
}

/** Whether a statement is nothing but a call, so that a program without it still has a meaning. */
function isCall({ expression }: ts.ExpressionStatement): boolean {
  const inner =
    ts.isAwaitExpression(expression) || ts.isVoidExpression(expression) ? expression.expression : expression;
  const isSuper = ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.SuperKeyword;
  return ts.isCallExpression(inner) && !isSuper;
}

/** The changes of one node, without those of its children. */
function changesOf(node: ts.Node, source: ts.SourceFile): Change[] {
  const condition = conditionOf(node);
  if (condition) return [[condition, `!(${condition.getText(source)})`]];
  if (ts.isBinaryExpression(node)) {
    const operator = operators[node.operatorToken.kind];
    // brackets, because && binds closer than ||, and ?? takes neither beside it
    const text = `(${node.left.getText(source)} ${operator} ${node.right.getText(source)})`;
    return operator ? [[node, text]] : [];
  }
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    return [value + 1, value - 1].map((next) => [node, next < 0 ? `(${next})` : String(next)]);
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, "false"]];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, "true"]];
  return ts.isExpressionStatement(node) && isCall(node) ? [[node, ";"]] : [];
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** All mutants of a source file, in the order of its text. Types have none. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split("\n");
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    for (const [changed, to] of changesOf(node, source)) {
      const [start, end] = [changed.getStart(source), changed.getEnd()];
      const { line } = source.getLineAndCharacterOfPosition(start);
      const change = `${oneLine(text.slice(start, end))} → ${oneLine(to)}`;
      mutants.push({ file, line: line + 1, lineText: (lines[line] ?? "").trim(), change, start, end, text: to });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** The source with the change. */
export const mutated = (source: string, { start, end, text }: Mutant): string =>
  source.slice(0, start) + text + source.slice(end);
