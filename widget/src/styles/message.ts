import { css } from "lit";

export const messageStyles = css`
  :host {
    display: block;
    animation: rise 0.28s var(--_ease);
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }

  .message {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .text {
    margin: 0;
    padding-inline: var(--_gutter);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  .shopper {
    align-items: flex-end;
    gap: 4px;
    padding-inline: 56px var(--_gutter);
  }

  .shopper .text {
    padding: 9px 15px;
    border-radius: var(--_radius) var(--_radius) 5px var(--_radius);
    background: var(--_tint-strong);
  }

  .pale .text {
    opacity: 0.72;
  }

  a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }

  strong {
    font-weight: 650;
  }

  .progress {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    font-size: 12.5px;
    color: var(--_muted);
  }

  .progress.failed {
    color: var(--_seal);
  }

  .progress button {
    min-height: 28px;
    padding: 0 4px;
    border-radius: 6px;
    color: var(--_accent);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`;
