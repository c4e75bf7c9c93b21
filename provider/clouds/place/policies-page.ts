/** The page with policies to copy, where a program finds it: documentation is part of the package. */
export const policiesPage = "node_modules/pulumi-cloud-snapshots/docs/permissions.md";
