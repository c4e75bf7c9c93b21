// Biome does the rest; this file holds the one rule that needs types.
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["**/dist/**", "**/*.cjs", "**/*.mjs"] },
  {
    files: ["provider/**/*.ts", "simulator/**/*.ts", "tools/**/*.ts", "test/**/*.ts", "bench/**/*.ts"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ["test/tsconfig.json", "bench/tsconfig.json"] },
    },
    linterOptions: { reportUnusedDisableDirectives: false },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false } }],
    },
  },
);
