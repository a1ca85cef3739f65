import type { MapNodeKind } from '@gatelease/security-groups';

/** Colours of a picture that stands alone, on white: each is told apart by its shape and words, too. */
export const NODE_COLOURS: Readonly<Record<MapNodeKind, { readonly fill: string; readonly line: string }>> = {
  internet: { fill: '#fbe7e4', line: '#9c241b' },
  addresses: { fill: '#f5f3ef', line: '#948d81' },
  'prefix-list': { fill: '#f5f3ef', line: '#948d81' },
  group: { fill: '#e3f0f5', line: '#0f6481' },
  'unread-group': { fill: '#ffffff', line: '#948d81' },
  'load-balancer': { fill: '#fcefd4', line: '#855000' },
  'connect-endpoint': { fill: '#fcefd4', line: '#855000' },
  vpc: { fill: '#e1f2e6', line: '#1a6638' },
};
