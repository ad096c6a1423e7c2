import { expect, it } from 'vitest';
import { matchLatencies, summarise } from '../../../scripts/meeting/latency.ts';

const departures = [
  { clipFrame: 1, time: 1000 },
  { clipFrame: 2, time: 1033 },
  { clipFrame: 1, time: 3133 },
];

it('takes the latest departure of the same picture', () => {
  const arrivals = [
    { clipFrame: 1, time: 1040 },
    { clipFrame: 2, time: 1083 },
    { clipFrame: 1, time: 3163 },
  ];
  expect(matchLatencies(departures, arrivals)).toEqual([40, 50, 30]);
});

it('leaves out pictures whose departure was not seen', () => {
  const arrivals = [
    { clipFrame: 1, time: 990 },
    { clipFrame: 2, time: 3140 },
    { clipFrame: 9, time: 3140 },
  ];
  expect(matchLatencies(departures, arrivals)).toEqual([]);
});

it('summarises, or says that there is nothing to summarise', () => {
  const latencies = Array.from({ length: 101 }, (_, index) => 100 - index);
  expect(summarise(latencies)).toEqual({ median: 50, p95: 95, samples: 101 });
  expect(summarise([])).toBeNull();
});
