/** The import rules between folders: see ARCHITECTURE.md, "Who may import whom". */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from}/ may import: ${[from, ...allowed].join(', ')}`,
  from: { path: `^${from}/` },
  to: { pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});

module.exports = {
  forbidden: [
    only('policy-is-pure', 'policy', ['node_modules/valibot']),
    only('protocol-knows-policy-types', 'protocol', ['policy']),
    only('pipeline-is-pure', 'pipeline', []),
    only('models-know-the-pipeline', 'models', [
      'pipeline',
      'node_modules/(@tensorflow|@secretlint|@scure|jsqr)',
    ]),
    only('components-are-views', 'components', [
      'policy',
      'protocol',
      'public/_locales',
      'node_modules/(preact|@preact)',
    ]),
    {
      name: 'runtimes-live-in-models',
      severity: 'error',
      comment: 'Only models/ may import TensorFlow or another inference runtime.',
      from: { path: '^(policy|protocol|pipeline|components|entrypoints)/' },
      to: { path: 'node_modules/@tensorflow' },
    },
    {
      name: 'no-entrypoint-imports-another',
      severity: 'error',
      from: { path: '^entrypoints/([^/]+)/' },
      to: { path: '^entrypoints/', pathNot: '^entrypoints/$1/' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(policy|protocol|pipeline|models|components|entrypoints)/' },
      to: { path: '^(tests|scripts|bench)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    preserveSymlinks: true,
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
