import { EventEmitter } from 'node:events';
import WebSocket from 'ws';

type Params = Record<string, unknown>;

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

interface Reply {
  readonly sessionId: string;
  resolve(result: unknown): void;
  reject(reason: Error): void;
  method: string;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: Params;
  result?: unknown;
  error?: { message: string };
}

const BROWSER_SESSION = '';

/**
 * One target's end of the Chrome DevTools Protocol ("flat" sessions over one socket). Emits every
 * event under its CDP method name. The connection owns it.
 */
export class CdpSession extends EventEmitter<Record<string, [Params]>> {
  constructor(
    private readonly connection: CdpConnection,
    readonly id: string,
  ) {
    super();
    this.setMaxListeners(0);
  }

  send<T = unknown>(method: string, params: Params = {}): Promise<T> {
    return this.connection.send<T>(this.id, method, params);
  }
}

/** The socket to one browser. `root` is the browser target; `attach` opens sessions on others. */
export class CdpConnection {
  readonly root = new CdpSession(this, BROWSER_SESSION);
  private readonly sessions = new Map<string, CdpSession>([[BROWSER_SESSION, this.root]]);
  private readonly replies = new Map<number, Reply>();
  private lastId = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.receive(JSON.parse(String(data)) as Message));
    socket.on('close', () => this.rejectAll('the browser closed the connection', () => true));
  }

  static async open(url: string): Promise<CdpConnection> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 2 ** 28 });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new CdpConnection(socket);
  }

  send<T>(sessionId: string, method: string, params: Params): Promise<T> {
    const id = ++this.lastId;
    const target = sessionId === BROWSER_SESSION ? {} : { sessionId };
    return new Promise<T>((resolve, reject) => {
      const settle = { resolve: (result: unknown) => resolve(result as T), reject };
      this.replies.set(id, { sessionId, method, ...settle });
      this.socket.send(JSON.stringify({ id, method, params, ...target }), (error) => {
        if (error) this.settle({ id, error: { message: error.message } });
      });
    });
  }

  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.root.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    return this.session(sessionId);
  }

  /** Everything that can be attached to: tabs, iframes of other origins, workers. */
  async targets(): Promise<TargetInfo[]> {
    const { targetInfos } = await this.root.send<{ targetInfos: TargetInfo[] }>(
      'Target.getTargets',
    );
    return targetInfos;
  }

  close(): void {
    this.socket.close();
  }

  private session(sessionId: string): CdpSession {
    const known = this.sessions.get(sessionId);
    if (known) return known;
    const session = new CdpSession(this, sessionId);
    this.sessions.set(sessionId, session);
    return session;
  }

  private receive(message: Message): void {
    if (message.id !== undefined) this.settle(message);
    if (message.method === undefined) return;
    const params = message.params ?? {};
    if (message.method === 'Target.detachedFromTarget') {
      const gone = String(params['sessionId']);
      this.sessions.delete(gone);
      // Nobody answers any more what was asked of it.
      this.rejectAll('the target is gone', ({ sessionId }) => sessionId === gone);
    }
    this.session(message.sessionId ?? BROWSER_SESSION).emit(message.method, params);
  }

  private settle({ id, result, error }: Message): void {
    const reply = this.replies.get(id ?? 0);
    if (!reply) return;
    this.replies.delete(id ?? 0);
    if (error) reply.reject(new Error(`${reply.method}: ${error.message}`));
    else reply.resolve(result);
  }

  private rejectAll(reason: string, isMeant: (reply: Reply) => boolean): void {
    for (const [id, reply] of this.replies) {
      if (!isMeant(reply)) continue;
      this.replies.delete(id);
      reply.reject(new Error(`${reply.method}: ${reason}`));
    }
  }
}
