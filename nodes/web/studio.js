import { app as ie } from "../../scripts/app.js";
import { api as fn } from "../../scripts/api.js";
/**
* @vue/shared v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
// @__NO_SIDE_EFFECTS__
function cs(e) {
  const t = /* @__PURE__ */ Object.create(null);
  for (const n of e.split(",")) t[n] = 1;
  return (n) => n in t;
}
const ee = {}, dt = [], ht = () => {
}, To = () => !1, wn = (e) => e.charCodeAt(0) === 111 && e.charCodeAt(1) === 110 && // uppercase letter
(e.charCodeAt(2) > 122 || e.charCodeAt(2) < 97), xn = (e) => e.startsWith("onUpdate:"), _e = Object.assign, Ao = (e, t) => {
  const n = e.indexOf(t);
  n > -1 && e.splice(n, 1);
}, Gi = Object.prototype.hasOwnProperty, z = (e, t) => Gi.call(e, t), D = Array.isArray, st = (e) => zt(e) === "[object Map]", Xe = (e) => zt(e) === "[object Set]", Ws = (e) => zt(e) === "[object Date]", J = (e) => typeof e == "function", oe = (e) => typeof e == "string", He = (e) => typeof e == "symbol", te = (e) => e !== null && typeof e == "object", Oo = (e) => (te(e) || J(e)) && J(e.then) && J(e.catch), Io = Object.prototype.toString, zt = (e) => Io.call(e), zi = (e) => zt(e).slice(8, -1), Mo = (e) => zt(e) === "[object Object]", us = (e) => oe(e) && e !== "NaN" && e[0] !== "-" && "" + parseInt(e, 10) === e, Et = /* @__PURE__ */ cs(
  // the leading comma is intentional so empty string "" is also included
  ",key,ref,ref_for,ref_key,onVnodeBeforeMount,onVnodeMounted,onVnodeBeforeUpdate,onVnodeUpdated,onVnodeBeforeUnmount,onVnodeUnmounted"
), kn = (e) => {
  const t = /* @__PURE__ */ Object.create(null);
  return ((n) => t[n] || (t[n] = e(n)));
}, Ji = /-\w/g, $e = /* @__PURE__ */ kn((e) => e.replace(Ji, (t) => t.slice(1).toUpperCase())), Xi = /\B([A-Z])/g, mt = /* @__PURE__ */ kn(
  (e) => e.replace(Xi, "-$1").toLowerCase()
), Fo = /* @__PURE__ */ kn((e) => e.charAt(0).toUpperCase() + e.slice(1)), Ln = /* @__PURE__ */ kn((e) => e ? `on${Fo(e)}` : ""), Le = (e, t) => !Object.is(e, t), cn = (e, ...t) => {
  for (let n = 0; n < e.length; n++)
    e[n](...t);
}, Eo = (e, t, n, s = !1) => {
  Object.defineProperty(e, t, {
    configurable: !0,
    enumerable: !1,
    writable: s,
    value: n
  });
}, Jt = (e) => {
  const t = parseFloat(e);
  return isNaN(t) ? e : t;
};
let qs;
const Sn = () => qs || (qs = typeof globalThis < "u" ? globalThis : typeof self < "u" ? self : typeof window < "u" ? window : typeof global < "u" ? global : {});
function fs(e) {
  if (D(e)) {
    const t = {};
    for (let n = 0; n < e.length; n++) {
      const s = e[n], o = oe(s) ? er(s) : fs(s);
      if (o)
        for (const i in o)
          t[i] = o[i];
    }
    return t;
  } else if (oe(e) || te(e))
    return e;
}
const Yi = /;(?![^(]*\))/g, Qi = /:([^]+)/, Zi = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\\[^]|\/\*[^]*?\*\//g;
function er(e) {
  const t = {};
  return e.replace(Zi, (n) => n.startsWith("/*") ? "" : n).split(Yi).forEach((n) => {
    if (n) {
      const s = n.split(Qi);
      s.length > 1 && (t[s[0].trim()] = s[1].trim());
    }
  }), t;
}
function yt(e) {
  let t = "";
  if (oe(e))
    t = e;
  else if (D(e))
    for (let n = 0; n < e.length; n++) {
      const s = yt(e[n]);
      s && (t += s + " ");
    }
  else if (te(e))
    for (const n in e)
      e[n] && (t += n + " ");
  return t.trim();
}
const tr = "itemscope,allowfullscreen,disablepictureinpicture,disableremoteplayback,formnovalidate,ismap,nomodule,novalidate,playsinline,readonly", nr = /* @__PURE__ */ cs(tr);
function Ro(e) {
  return !!e || e === "";
}
function sr(e, t, n) {
  if (e.length !== t.length) return !1;
  let s = !0;
  for (let o = 0; s && o < e.length; o++)
    s = Ye(e[o], t[o], n);
  return s;
}
function Ks(e, t, n) {
  if (e.size !== t.size) return !1;
  const s = Array.from(t), o = new Uint8Array(s.length);
  for (const i of e) {
    let r = -1;
    for (let l = 0; l < s.length; l++)
      if (!o[l] && Ye(i, s[l], n)) {
        r = l;
        break;
      }
    if (r < 0) return !1;
    o[r] = 1;
  }
  return !0;
}
function or(e, t, n) {
  let s = st(e), o = st(t);
  if (s || o || (s = Xe(e), o = Xe(t), s || o))
    return s && o ? Ks(e, t, n) : !1;
  const i = Object.keys(e).length, r = Object.keys(t).length;
  if (i !== r)
    return !1;
  for (const l in e) {
    const a = e.hasOwnProperty(l), f = t.hasOwnProperty(l);
    if (a && !f || !a && f || !Ye(e[l], t[l], n))
      return !1;
  }
  return String(e) === String(t);
}
function Bs(e, t, n, s) {
  n || (n = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()]);
  const [o, i] = n;
  if (o.has(e) || i.has(t))
    return o.get(e) === t && i.get(t) === e;
  o.set(e, t), i.set(t, e);
  const r = s(e, t, n);
  return o.delete(e), i.delete(t), r;
}
function Ye(e, t, n) {
  if (e === t) return !0;
  let s = Ws(e), o = Ws(t);
  return s || o ? s && o ? e.getTime() === t.getTime() : !1 : (s = He(e), o = He(t), s || o ? e === t : (s = D(e), o = D(t), s || o ? s && o ? Bs(e, t, n, sr) : !1 : (s = te(e), o = te(t), s || o ? !s || !o ? !1 : Bs(e, t, n, or) : String(e) === String(t))));
}
function ds(e, t) {
  return e.findIndex((n) => Ye(n, t));
}
const Po = (e) => !!(e && e.__v_isRef === !0), p = (e) => oe(e) ? e : e == null ? "" : D(e) || te(e) && (e.toString === Io || !J(e.toString)) ? Po(e) ? p(e.value) : JSON.stringify(e, No, 2) : String(e), No = (e, t) => Po(t) ? No(e, t.value) : st(t) ? {
  [`Map(${t.size})`]: [...t.entries()].reduce(
    (n, [s, o], i) => (n[Vn(s, i) + " =>"] = o, n),
    {}
  )
} : Xe(t) ? {
  [`Set(${t.size})`]: [...t.values()].map((n) => Vn(n))
} : He(t) ? Vn(t) : te(t) && !D(t) && !Mo(t) ? String(t) : t, Vn = (e, t = "") => {
  var n;
  return (
    // Symbol.description in es2019+ so we need to cast here to pass
    // the lib: es2016 check
    He(e) ? `Symbol(${(n = e.description) != null ? n : t})` : e
  );
};
/**
* @vue/reactivity v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
let ae;
class ir {
  // TODO isolatedDeclarations "__v_skip"
  constructor(t = !1) {
    this.detached = t, this._active = !0, this._on = 0, this.effects = [], this.cleanups = [], this._isPaused = !1, this._warnOnRun = !0, this.__v_skip = !0, !t && ae && (ae.active ? (this.parent = ae, this.index = (ae.scopes || (ae.scopes = [])).push(
      this
    ) - 1) : (this._active = !1, this._warnOnRun = !1));
  }
  get active() {
    return this._active;
  }
  pause() {
    if (this._active) {
      this._isPaused = !0;
      let t, n;
      if (this.scopes) {
        const s = this.scopes.slice();
        for (t = 0, n = s.length; t < n; t++)
          s[t].pause();
      }
      for (t = 0, n = this.effects.length; t < n; t++)
        this.effects[t].pause();
    }
  }
  /**
   * Resumes the effect scope, including all child scopes and effects.
   */
  resume() {
    if (this._active && this._isPaused) {
      this._isPaused = !1;
      let t, n;
      if (this.scopes) {
        const o = this.scopes.slice();
        for (t = 0, n = o.length; t < n; t++)
          o[t].resume();
      }
      const s = this.effects.slice();
      for (t = 0, n = s.length; t < n; t++)
        s[t].resume();
    }
  }
  run(t) {
    if (this._active) {
      const n = ae;
      try {
        return ae = this, t();
      } finally {
        ae = n;
      }
    }
  }
  /**
   * This should only be called on non-detached scopes
   * @internal
   */
  on() {
    ++this._on === 1 && (this.prevScope = ae, ae = this);
  }
  /**
   * This should only be called on non-detached scopes
   * @internal
   */
  off() {
    if (this._on > 0 && --this._on === 0) {
      if (ae === this)
        ae = this.prevScope;
      else {
        let t = ae;
        for (; t; ) {
          if (t.prevScope === this) {
            t.prevScope = this.prevScope;
            break;
          }
          t = t.prevScope;
        }
      }
      this.prevScope = void 0;
    }
  }
  stop(t) {
    if (this._active) {
      this._active = !1;
      let n, s;
      for (n = 0, s = this.effects.length; n < s; n++)
        this.effects[n].stop();
      for (this.effects.length = 0, n = 0, s = this.cleanups.length; n < s; n++)
        this.cleanups[n]();
      if (this.cleanups.length = 0, this.scopes) {
        const o = this.scopes.slice();
        for (n = 0, s = o.length; n < s; n++)
          o[n].stop(!0);
        this.scopes.length = 0;
      }
      if (!this.detached && this.parent && !t) {
        const o = this.parent.scopes.pop();
        o && o !== this && (this.parent.scopes[this.index] = o, o.index = this.index);
      }
      this.parent = void 0;
    }
  }
}
function rr() {
  return ae;
}
let Q;
const Dn = /* @__PURE__ */ new WeakSet();
class Lo {
  constructor(t) {
    this.fn = t, this.deps = void 0, this.depsTail = void 0, this.flags = 5, this.next = void 0, this.cleanup = void 0, this.scheduler = void 0, ae && (ae.active ? ae.effects.push(this) : this.flags &= -2);
  }
  pause() {
    this.flags |= 64;
  }
  resume() {
    this.flags & 64 && (this.flags &= -65, Dn.has(this) && (Dn.delete(this), this.trigger()));
  }
  /**
   * @internal
   */
  notify() {
    this.flags & 2 && !(this.flags & 32) || this.flags & 8 || Do(this);
  }
  run() {
    if (!(this.flags & 1))
      return this.fn();
    this.flags |= 2, Gs(this), Ho(this);
    const t = Q, n = Te;
    Q = this, Te = !0;
    try {
      return this.fn();
    } finally {
      jo(this), Q = t, Te = n, this.flags &= -3;
    }
  }
  stop() {
    if (this.flags & 1) {
      for (let t = this.deps; t; t = t.nextDep)
        gs(t);
      this.deps = this.depsTail = void 0, Gs(this), this.onStop && this.onStop(), this.flags &= -2;
    }
  }
  trigger() {
    this.flags & 64 ? Dn.add(this) : this.scheduler ? this.scheduler() : this.runIfDirty();
  }
  /**
   * @internal
   */
  runIfDirty() {
    es(this) && this.run();
  }
  get dirty() {
    return es(this);
  }
}
let Vo = 0, Rt, Pt;
function Do(e, t = !1) {
  if (e.flags |= 8, t) {
    e.next = Pt, Pt = e;
    return;
  }
  e.next = Rt, Rt = e;
}
function hs() {
  Vo++;
}
function ps() {
  if (--Vo > 0)
    return;
  if (Pt) {
    let t = Pt;
    for (Pt = void 0; t; ) {
      const n = t.next;
      t.next = void 0, t.flags &= -9, t = n;
    }
  }
  let e;
  for (; Rt; ) {
    let t = Rt;
    for (Rt = void 0; t; ) {
      const n = t.next;
      if (t.next = void 0, t.flags &= -9, t.flags & 1)
        try {
          t.trigger();
        } catch (s) {
          e || (e = s);
        }
      t = n;
    }
  }
  if (e) throw e;
}
function Ho(e) {
  for (let t = e.deps; t; t = t.nextDep)
    t.version = -1, t.prevActiveLink = t.dep.activeLink, t.dep.activeLink = t;
}
function jo(e) {
  let t, n = e.depsTail, s = n;
  for (; s; ) {
    const o = s.prevDep;
    s.version === -1 ? (s === n && (n = o), gs(s), lr(s)) : t = s, s.dep.activeLink = s.prevActiveLink, s.prevActiveLink = void 0, s = o;
  }
  e.deps = t, e.depsTail = n;
}
function es(e) {
  for (let t = e.deps; t; t = t.nextDep)
    if (t.dep.version !== t.version || t.dep.computed && (Uo(t.dep.computed) || t.dep.version !== t.version))
      return !0;
  return !!e._dirty;
}
function Uo(e) {
  if (e.flags & 4 && !(e.flags & 16) || (e.flags &= -17, e.globalVersion === jt) || (e.globalVersion = jt, !e.isSSR && e.flags & 128 && (!e.deps && !e._dirty || !es(e))))
    return;
  e.flags |= 2;
  const t = e.dep, n = Q, s = Te;
  Q = e, Te = !0;
  try {
    Ho(e);
    const o = e.fn(e._value);
    (t.version === 0 || Le(o, e._value)) && (e.flags |= 128, e._value = o, t.version++);
  } catch (o) {
    throw t.version++, o;
  } finally {
    Q = n, Te = s, jo(e), e.flags &= -3;
  }
}
function gs(e, t = !1) {
  const { dep: n, prevSub: s, nextSub: o } = e;
  if (s && (s.nextSub = o, e.prevSub = void 0), o && (o.prevSub = s, e.nextSub = void 0), n.subs === e && (n.subs = s, !s && n.computed)) {
    n.computed.flags &= -5;
    for (let i = n.computed.deps; i; i = i.nextDep)
      gs(i, !0);
  }
  !t && !--n.sc && n.map && n.map.delete(n.key);
}
function lr(e) {
  const { prevDep: t, nextDep: n } = e;
  t && (t.nextDep = n, e.prevDep = void 0), n && (n.prevDep = t, e.nextDep = void 0);
}
let Te = !0;
const Wo = [];
function Qe() {
  Wo.push(Te), Te = !1;
}
function Ze() {
  const e = Wo.pop();
  Te = e === void 0 ? !0 : e;
}
function Gs(e) {
  const { cleanup: t } = e;
  if (e.cleanup = void 0, t) {
    const n = Q;
    Q = void 0;
    try {
      t();
    } finally {
      Q = n;
    }
  }
}
let jt = 0;
class ar {
  constructor(t, n) {
    this.sub = t, this.dep = n, this.version = n.version, this.nextDep = this.prevDep = this.nextSub = this.prevSub = this.prevActiveLink = void 0;
  }
}
class ms {
  // TODO isolatedDeclarations "__v_skip"
  constructor(t) {
    this.computed = t, this.version = 0, this.activeLink = void 0, this.subs = void 0, this.map = void 0, this.key = void 0, this.sc = 0, this.__v_skip = !0;
  }
  track(t) {
    if (!Q || !Te || Q === this.computed)
      return;
    let n = this.activeLink;
    if (n === void 0 || n.sub !== Q)
      n = this.activeLink = new ar(Q, this), Q.deps ? (n.prevDep = Q.depsTail, Q.depsTail.nextDep = n, Q.depsTail = n) : Q.deps = Q.depsTail = n, qo(n);
    else if (n.version === -1 && (n.version = this.version, n.nextDep)) {
      const s = n.nextDep;
      s.prevDep = n.prevDep, n.prevDep && (n.prevDep.nextDep = s), n.prevDep = Q.depsTail, n.nextDep = void 0, Q.depsTail.nextDep = n, Q.depsTail = n, Q.deps === n && (Q.deps = s);
    }
    return n;
  }
  trigger(t) {
    this.version++, jt++, this.notify(t);
  }
  notify(t) {
    hs();
    try {
      for (let n = this.subs; n; n = n.prevSub)
        n.sub.notify() && n.sub.dep.notify();
    } finally {
      ps();
    }
  }
}
function qo(e) {
  if (e.dep.sc++, e.sub.flags & 4) {
    const t = e.dep.computed;
    if (t && !e.dep.subs) {
      t.flags |= 20;
      for (let s = t.deps; s; s = s.nextDep)
        qo(s);
    }
    const n = e.dep.subs;
    n !== e && (e.prevSub = n, n && (n.nextSub = e)), e.dep.subs = e;
  }
}
const ts = /* @__PURE__ */ new WeakMap(), pt = /* @__PURE__ */ Symbol(
  ""
), ns = /* @__PURE__ */ Symbol(
  ""
), Ut = /* @__PURE__ */ Symbol(
  ""
);
function ue(e, t, n) {
  if (Te && Q) {
    let s = ts.get(e);
    s || ts.set(e, s = /* @__PURE__ */ new Map());
    let o = s.get(n);
    o || (s.set(n, o = new ms()), o.map = s, o.key = n), o.track();
  }
}
function ze(e, t, n, s, o, i) {
  const r = ts.get(e);
  if (!r) {
    jt++;
    return;
  }
  const l = (a) => {
    a && a.trigger();
  };
  if (hs(), t === "clear")
    r.forEach(l);
  else {
    const a = D(e), f = a && us(n);
    if (a && n === "length") {
      const d = Number(s);
      r.forEach((_, I) => {
        (I === "length" || I === Ut || !He(I) && I >= d) && l(_);
      });
    } else
      switch ((n !== void 0 || r.has(void 0)) && l(r.get(n)), f && l(r.get(Ut)), t) {
        case "add":
          a ? f && l(r.get("length")) : (l(r.get(pt)), st(e) && l(r.get(ns)));
          break;
        case "delete":
          a || (l(r.get(pt)), st(e) && l(r.get(ns)));
          break;
        case "set":
          st(e) && l(r.get(pt));
          break;
      }
  }
  ps();
}
function vt(e) {
  const t = /* @__PURE__ */ K(e);
  return t === e || (ue(t, "iterate", Ut), /* @__PURE__ */ we(e)) ? t : /* @__PURE__ */ je(e) ? /* @__PURE__ */ ot(e) ? t.map((n) => it(xe(n))) : t.map(it) : t.map(xe);
}
function Cn(e) {
  return ue(e = /* @__PURE__ */ K(e), "iterate", Ut), e;
}
function Re(e, t) {
  return /* @__PURE__ */ je(e) ? it(/* @__PURE__ */ ot(e) ? xe(t) : t) : xe(t);
}
const cr = {
  __proto__: null,
  [Symbol.iterator]() {
    return Hn(this, Symbol.iterator, (e) => Re(this, e));
  },
  concat(...e) {
    return vt(this).concat(
      ...e.map((t) => D(t) ? vt(t) : t)
    );
  },
  entries() {
    return Hn(this, "entries", (e) => (e[1] = Re(this, e[1]), e));
  },
  every(e, t) {
    return Ke(this, "every", e, t, void 0, arguments);
  },
  filter(e, t) {
    return Ke(
      this,
      "filter",
      e,
      t,
      (n) => n.map((s) => Re(this, s)),
      arguments
    );
  },
  find(e, t) {
    return Ke(
      this,
      "find",
      e,
      t,
      (n) => Re(this, n),
      arguments
    );
  },
  findIndex(e, t) {
    return Ke(this, "findIndex", e, t, void 0, arguments);
  },
  findLast(e, t) {
    return Ke(
      this,
      "findLast",
      e,
      t,
      (n) => Re(this, n),
      arguments
    );
  },
  findLastIndex(e, t) {
    return Ke(this, "findLastIndex", e, t, void 0, arguments);
  },
  // flat, flatMap could benefit from ARRAY_ITERATE but are not straight-forward to implement
  forEach(e, t) {
    return Ke(this, "forEach", e, t, void 0, arguments);
  },
  includes(...e) {
    return jn(this, "includes", e);
  },
  indexOf(...e) {
    return jn(this, "indexOf", e);
  },
  join(e) {
    return vt(this).join(e);
  },
  // keys() iterator only reads `length`, no optimization required
  lastIndexOf(...e) {
    return jn(this, "lastIndexOf", e);
  },
  map(e, t) {
    return Ke(this, "map", e, t, void 0, arguments);
  },
  pop() {
    return Ot(this, "pop");
  },
  push(...e) {
    return Ot(this, "push", e);
  },
  reduce(e, ...t) {
    return Js(this, "reduce", e, t);
  },
  reduceRight(e, ...t) {
    return Js(this, "reduceRight", e, t);
  },
  shift() {
    return Ot(this, "shift");
  },
  // slice could use ARRAY_ITERATE but also seems to beg for range tracking
  some(e, t) {
    return Ke(this, "some", e, t, void 0, arguments);
  },
  splice(...e) {
    return Ot(this, "splice", e);
  },
  toReversed() {
    return vt(this).toReversed();
  },
  toSorted(e) {
    return vt(this).toSorted(e);
  },
  toSpliced(...e) {
    return vt(this).toSpliced(...e);
  },
  unshift(...e) {
    return Ot(this, "unshift", e);
  },
  values() {
    return Hn(this, "values", (e) => Re(this, e));
  }
};
function Hn(e, t, n) {
  const s = Cn(e), o = s[t], i = o.call(s);
  if (s !== e && !/* @__PURE__ */ we(e)) {
    if (i[Symbol.toStringTag] === "Array Iterator") {
      const r = Object.create(Object.getPrototypeOf(i));
      return r.next = () => zs(i.next(), n), o !== Ko[t] && Object.defineProperties(r, {
        return: {
          get() {
            const l = i.return;
            return typeof l == "function" ? l.bind(i) : l;
          }
        },
        throw: {
          get() {
            const l = i.throw;
            return typeof l == "function" ? l.bind(i) : l;
          }
        }
      }), r;
    }
    i._next = i.next, i.next = () => zs(i._next(), n);
  }
  return i;
}
function zs(e, t) {
  return e.done || (e.value = t(e.value)), e;
}
const Ko = Array.prototype;
function Ke(e, t, n, s, o, i) {
  const r = Cn(e), l = r !== e && !/* @__PURE__ */ we(e), a = r[t];
  if (a !== Ko[t]) {
    const _ = a.apply(e, i);
    return l ? xe(_) : _;
  }
  let f = n;
  r !== e && (l ? f = function(_, I) {
    return n.call(this, Re(e, _), I, e);
  } : n.length > 2 && (f = function(_, I) {
    return n.call(this, _, I, e);
  }));
  const d = a.call(r, f, s);
  return l && o ? o(d) : d;
}
function Js(e, t, n, s) {
  const o = Cn(e), i = o !== e && !/* @__PURE__ */ we(e);
  let r = n, l = !1;
  o !== e && (i ? (l = s.length === 0, r = function(f, d, _) {
    return l && (l = !1, f = Re(e, f)), n.call(this, f, Re(e, d), _, e);
  }) : n.length > 3 && (r = function(f, d, _) {
    return n.call(this, f, d, _, e);
  }));
  const a = o[t](r, ...s);
  return l ? Re(e, a) : a;
}
function jn(e, t, n) {
  const s = /* @__PURE__ */ K(e);
  ue(s, "iterate", Ut);
  const o = s[t](...n);
  return (o === -1 || o === !1) && /* @__PURE__ */ _s(n[0]) ? (n[0] = /* @__PURE__ */ K(n[0]), s[t](...n)) : o;
}
function Ot(e, t, n = []) {
  Qe(), hs();
  const s = (/* @__PURE__ */ K(e))[t].apply(e, n);
  return ps(), Ze(), s;
}
const ur = /* @__PURE__ */ cs("__proto__,__v_isRef,__isVue"), Bo = /* @__PURE__ */ new Set(
  /* @__PURE__ */ Object.getOwnPropertyNames(Symbol).filter((e) => e !== "arguments" && e !== "caller").map((e) => Symbol[e]).filter(He)
);
function fr(e) {
  He(e) || (e = String(e));
  const t = /* @__PURE__ */ K(this);
  return ue(t, "has", e), t.hasOwnProperty(e);
}
class Go {
  constructor(t = !1, n = !1) {
    this._isReadonly = t, this._isShallow = n;
  }
  get(t, n, s) {
    if (n === "__v_skip") return t.__v_skip;
    const o = this._isReadonly, i = this._isShallow;
    if (n === "__v_isReactive")
      return !o;
    if (n === "__v_isReadonly")
      return o;
    if (n === "__v_isShallow")
      return i;
    if (n === "__v_raw")
      return s === (o ? i ? wr : Yo : i ? Xo : Jo).get(t) || // receiver is not the reactive proxy, but has the same prototype
      // this means the receiver is a user proxy of the reactive proxy
      Object.getPrototypeOf(t) === Object.getPrototypeOf(s) ? t : void 0;
    const r = D(t);
    if (!o) {
      let a;
      if (r && (a = cr[n]))
        return a;
      if (n === "hasOwnProperty")
        return fr;
    }
    const l = Reflect.get(
      t,
      n,
      // if this is a proxy wrapping a ref, return methods using the raw ref
      // as receiver so that we don't have to call `toRaw` on the ref in all
      // its class methods
      /* @__PURE__ */ pe(t) ? t : s
    );
    if ((He(n) ? Bo.has(n) : ur(n)) || (o || ue(t, "get", n), i))
      return l;
    if (/* @__PURE__ */ pe(l)) {
      const a = r && us(n) ? l : l.value;
      return o && te(a) ? /* @__PURE__ */ os(a) : a;
    }
    return te(l) ? o ? /* @__PURE__ */ os(l) : /* @__PURE__ */ Xt(l) : l;
  }
}
class zo extends Go {
  constructor(t = !1) {
    super(!1, t);
  }
  set(t, n, s, o) {
    let i = t[n];
    const r = D(t) && us(n);
    if (!this._isShallow) {
      const f = /* @__PURE__ */ je(i);
      if (!/* @__PURE__ */ we(s) && !/* @__PURE__ */ je(s) && (i = /* @__PURE__ */ K(i), s = /* @__PURE__ */ K(s)), !r && /* @__PURE__ */ pe(i) && !/* @__PURE__ */ pe(s))
        return f || (i.value = s), !0;
    }
    const l = r ? Number(n) < t.length : z(t, n), a = Reflect.set(
      t,
      n,
      s,
      /* @__PURE__ */ pe(t) ? t : o
    );
    return t === /* @__PURE__ */ K(o) && a && (l ? Le(s, i) && ze(t, "set", n, s) : ze(t, "add", n, s)), a;
  }
  deleteProperty(t, n) {
    const s = z(t, n);
    t[n];
    const o = Reflect.deleteProperty(t, n);
    return o && s && ze(t, "delete", n, void 0), o;
  }
  has(t, n) {
    const s = Reflect.has(t, n);
    return (!He(n) || !Bo.has(n)) && ue(t, "has", n), s;
  }
  ownKeys(t) {
    return ue(
      t,
      "iterate",
      D(t) ? "length" : pt
    ), Reflect.ownKeys(t);
  }
}
class dr extends Go {
  constructor(t = !1) {
    super(!0, t);
  }
  set(t, n) {
    return !0;
  }
  deleteProperty(t, n) {
    return !0;
  }
}
const hr = /* @__PURE__ */ new zo(), pr = /* @__PURE__ */ new dr(), gr = /* @__PURE__ */ new zo(!0);
const ss = (e) => e, en = (e) => Reflect.getPrototypeOf(e);
function mr(e, t, n) {
  return function(...s) {
    const o = this.__v_raw, i = /* @__PURE__ */ K(o), r = st(i), l = e === "entries" || e === Symbol.iterator && r, a = e === "keys" && r, f = o[e](...s), d = n ? ss : t ? it : xe;
    return !t && ue(
      i,
      "iterate",
      a ? ns : pt
    ), _e(
      // inheriting all iterator properties
      Object.create(f),
      {
        // iterator protocol
        next() {
          const { value: _, done: I } = f.next();
          return I ? { value: _, done: I } : {
            value: l ? [d(_[0]), d(_[1])] : d(_),
            done: I
          };
        }
      }
    );
  };
}
function tn(e) {
  return function(...t) {
    return e === "delete" ? !1 : e === "clear" ? void 0 : this;
  };
}
function yr(e, t) {
  const n = {
    get(o) {
      const i = this.__v_raw, r = /* @__PURE__ */ K(i), l = /* @__PURE__ */ K(o);
      e || (Le(o, l) && ue(r, "get", o), ue(r, "get", l));
      const { has: a } = en(r), f = t ? ss : e ? it : xe;
      if (a.call(r, o))
        return f(i.get(o));
      if (a.call(r, l))
        return f(i.get(l));
      i !== r && i.get(o);
    },
    get size() {
      const o = this.__v_raw;
      return !e && ue(/* @__PURE__ */ K(o), "iterate", pt), o.size;
    },
    has(o) {
      const i = this.__v_raw, r = /* @__PURE__ */ K(i), l = /* @__PURE__ */ K(o);
      return e || (Le(o, l) && ue(r, "has", o), ue(r, "has", l)), o === l ? i.has(o) : i.has(o) || i.has(l);
    },
    forEach(o, i) {
      const r = this, l = r.__v_raw, a = /* @__PURE__ */ K(l), f = t ? ss : e ? it : xe;
      return !e && ue(a, "iterate", pt), l.forEach((d, _) => o.call(i, f(d), f(_), r));
    }
  };
  return _e(
    n,
    e ? {
      add: tn("add"),
      set: tn("set"),
      delete: tn("delete"),
      clear: tn("clear")
    } : {
      add(o) {
        const i = /* @__PURE__ */ K(this), r = en(i), l = /* @__PURE__ */ K(o), a = !t && !/* @__PURE__ */ we(o) && !/* @__PURE__ */ je(o) ? l : o;
        return r.has.call(i, a) || Le(o, a) && r.has.call(i, o) || Le(l, a) && r.has.call(i, l) || (i.add(a), ze(i, "add", a, a)), this;
      },
      set(o, i) {
        !t && !/* @__PURE__ */ we(i) && !/* @__PURE__ */ je(i) && (i = /* @__PURE__ */ K(i));
        const r = /* @__PURE__ */ K(this), { has: l, get: a } = en(r);
        let f = l.call(r, o);
        f || (o = /* @__PURE__ */ K(o), f = l.call(r, o));
        const d = a.call(r, o);
        return r.set(o, i), f ? Le(i, d) && ze(r, "set", o, i) : ze(r, "add", o, i), this;
      },
      delete(o) {
        const i = /* @__PURE__ */ K(this), { has: r, get: l } = en(i);
        let a = r.call(i, o);
        a || (o = /* @__PURE__ */ K(o), a = r.call(i, o)), l && l.call(i, o);
        const f = i.delete(o);
        return a && ze(i, "delete", o, void 0), f;
      },
      clear() {
        const o = /* @__PURE__ */ K(this), i = o.size !== 0, r = o.clear();
        return i && ze(
          o,
          "clear",
          void 0,
          void 0
        ), r;
      }
    }
  ), [
    "keys",
    "values",
    "entries",
    Symbol.iterator
  ].forEach((o) => {
    n[o] = mr(o, e, t);
  }), n;
}
function ys(e, t) {
  const n = yr(e, t);
  return (s, o, i) => o === "__v_isReactive" ? !e : o === "__v_isReadonly" ? e : o === "__v_isShallow" ? t : o === "__v_raw" ? s : Reflect.get(
    z(n, o) && o in s ? n : s,
    o,
    i
  );
}
const br = {
  get: /* @__PURE__ */ ys(!1, !1)
}, _r = {
  get: /* @__PURE__ */ ys(!1, !0)
}, vr = {
  get: /* @__PURE__ */ ys(!0, !1)
};
const Jo = /* @__PURE__ */ new WeakMap(), Xo = /* @__PURE__ */ new WeakMap(), Yo = /* @__PURE__ */ new WeakMap(), wr = /* @__PURE__ */ new WeakMap();
function xr(e) {
  switch (e) {
    case "Object":
    case "Array":
      return 1;
    case "Map":
    case "Set":
    case "WeakMap":
    case "WeakSet":
      return 2;
    default:
      return 0;
  }
}
// @__NO_SIDE_EFFECTS__
function Xt(e) {
  return /* @__PURE__ */ je(e) ? e : bs(
    e,
    !1,
    hr,
    br,
    Jo
  );
}
// @__NO_SIDE_EFFECTS__
function kr(e) {
  return bs(
    e,
    !1,
    gr,
    _r,
    Xo
  );
}
// @__NO_SIDE_EFFECTS__
function os(e) {
  return bs(
    e,
    !0,
    pr,
    vr,
    Yo
  );
}
function bs(e, t, n, s, o) {
  if (!te(e) || e.__v_raw && !(t && e.__v_isReactive) || e.__v_skip || !Object.isExtensible(e))
    return e;
  const i = o.get(e);
  if (i)
    return i;
  const r = xr(zi(e));
  if (r === 0)
    return e;
  const l = new Proxy(
    e,
    r === 2 ? s : n
  );
  return o.set(e, l), l;
}
// @__NO_SIDE_EFFECTS__
function ot(e) {
  return /* @__PURE__ */ je(e) ? /* @__PURE__ */ ot(e.__v_raw) : !!(e && e.__v_isReactive);
}
// @__NO_SIDE_EFFECTS__
function je(e) {
  return !!(e && e.__v_isReadonly);
}
// @__NO_SIDE_EFFECTS__
function we(e) {
  return !!(e && e.__v_isShallow);
}
// @__NO_SIDE_EFFECTS__
function _s(e) {
  return e ? !!e.__v_raw : !1;
}
// @__NO_SIDE_EFFECTS__
function K(e) {
  const t = e && e.__v_raw;
  return t ? /* @__PURE__ */ K(t) : e;
}
function Sr(e) {
  return !z(e, "__v_skip") && Object.isExtensible(e) && Eo(e, "__v_skip", !0), e;
}
const xe = (e) => te(e) ? /* @__PURE__ */ Xt(e) : e, it = (e) => te(e) ? /* @__PURE__ */ os(e) : e;
// @__NO_SIDE_EFFECTS__
function pe(e) {
  return e ? e.__v_isRef === !0 : !1;
}
// @__NO_SIDE_EFFECTS__
function Ve(e) {
  return Qo(e, !1);
}
// @__NO_SIDE_EFFECTS__
function Cr(e) {
  return Qo(e, !0);
}
function Qo(e, t) {
  return /* @__PURE__ */ pe(e) ? e : new $r(e, t);
}
class $r {
  constructor(t, n) {
    this.dep = new ms(), this.__v_isRef = !0, this.__v_isShallow = !1, this._rawValue = n ? t : /* @__PURE__ */ K(t), this._value = n ? t : xe(t), this.__v_isShallow = n;
  }
  get value() {
    return this.dep.track(), this._value;
  }
  set value(t) {
    const n = this._rawValue, s = this.__v_isShallow || /* @__PURE__ */ we(t) || /* @__PURE__ */ je(t);
    t = s ? t : /* @__PURE__ */ K(t), Le(t, n) && (this._rawValue = t, this._value = s ? t : xe(t), this.dep.trigger());
  }
}
function u(e) {
  return /* @__PURE__ */ pe(e) ? e.value : e;
}
const Tr = {
  get: (e, t, n) => t === "__v_raw" ? e : u(Reflect.get(e, t, n)),
  set: (e, t, n, s) => {
    const o = e[t];
    return /* @__PURE__ */ pe(o) && !/* @__PURE__ */ pe(n) ? (o.value = n, !0) : Reflect.set(e, t, n, s);
  }
};
function Zo(e) {
  return /* @__PURE__ */ ot(e) ? e : new Proxy(e, Tr);
}
class Ar {
  constructor(t, n, s) {
    this.fn = t, this.setter = n, this._value = void 0, this.dep = new ms(this), this.__v_isRef = !0, this.deps = void 0, this.depsTail = void 0, this.flags = 16, this.globalVersion = jt - 1, this.next = void 0, this.effect = this, this.__v_isReadonly = !n, this.isSSR = s;
  }
  /**
   * @internal
   */
  notify() {
    if (this.flags |= 16, !(this.flags & 8) && // avoid infinite self recursion
    Q !== this)
      return Do(this, !0), !0;
  }
  get value() {
    const t = this.dep.track();
    return Uo(this), t && (t.version = this.dep.version), this._value;
  }
  set value(t) {
    this.setter && this.setter(t);
  }
}
// @__NO_SIDE_EFFECTS__
function Or(e, t, n = !1) {
  let s, o;
  return J(e) ? s = e : (s = e.get, o = e.set), new Ar(s, o, n);
}
const nn = {}, dn = /* @__PURE__ */ new WeakMap();
let ut;
function Ir(e, t = !1, n = ut) {
  if (n) {
    let s = dn.get(n);
    s || dn.set(n, s = []), s.push(e);
  }
}
function Mr(e, t, n = ee) {
  const { immediate: s, deep: o, once: i, scheduler: r, augmentJob: l, call: a } = n, f = (L) => o ? L : /* @__PURE__ */ we(L) || o === !1 || o === 0 ? Je(L, 1) : Je(L);
  let d, _, I, $, P = !1, S = !1;
  if (/* @__PURE__ */ pe(e) ? (_ = () => e.value, P = /* @__PURE__ */ we(e)) : /* @__PURE__ */ ot(e) ? (_ = () => f(e), P = !0) : D(e) ? (S = !0, P = e.some((L) => /* @__PURE__ */ ot(L) || /* @__PURE__ */ we(L)), _ = () => e.map((L) => {
    if (/* @__PURE__ */ pe(L))
      return L.value;
    if (/* @__PURE__ */ ot(L))
      return f(L);
    if (J(L))
      return a ? a(L, 2) : L();
  })) : J(e) ? t ? _ = a ? () => a(e, 2) : e : _ = () => {
    if (I) {
      Qe();
      try {
        I();
      } finally {
        Ze();
      }
    }
    const L = ut;
    ut = d;
    try {
      return a ? a(e, 3, [$]) : e($);
    } finally {
      ut = L;
    }
  } : _ = ht, t && o) {
    const L = _, ce = o === !0 ? 1 / 0 : o;
    _ = () => Je(L(), ce);
  }
  const j = rr(), B = () => {
    d.stop(), j && j.active && Ao(j.effects, d);
  };
  if (i && t) {
    const L = t;
    t = (...ce) => {
      try {
        return L(...ce);
      } finally {
        B();
      }
    };
  }
  let q = S ? new Array(e.length).fill(nn) : nn;
  const Z = (L) => {
    if (!(!(d.flags & 1) || !d.dirty && !L))
      if (t) {
        const ce = d.run();
        if (L || o || P || (S ? ce.some((bt, et) => Le(bt, q[et])) : Le(ce, q))) {
          const bt = ut;
          Qe();
          try {
            I && I(), ut = d;
            const et = [
              ce,
              // pass undefined as the old value when it's changed for the first time
              q === nn ? void 0 : S && q[0] === nn ? [] : q,
              $
            ];
            q = ce, a ? a(t, 3, et) : (
              // @ts-expect-error
              t(...et)
            );
          } finally {
            ut = bt, Ze();
          }
        }
      } else
        d.run();
  };
  return l && l(Z), d = new Lo(_), d.scheduler = r ? () => r(Z, !1) : Z, $ = (L) => Ir(L, !1, d), I = d.onStop = () => {
    const L = dn.get(d);
    if (L) {
      if (a)
        a(L, 4);
      else
        for (const ce of L) ce();
      dn.delete(d);
    }
  }, t ? s ? Z(!0) : q = d.run() : r ? r(Z.bind(null, !0), !0) : d.run(), B.pause = d.pause.bind(d), B.resume = d.resume.bind(d), B.stop = B, B;
}
function Je(e, t = 1 / 0, n) {
  if (t <= 0 || !te(e) || e.__v_skip || (n = n || /* @__PURE__ */ new Map(), (n.get(e) || 0) >= t))
    return e;
  if (n.set(e, t), t--, /* @__PURE__ */ pe(e))
    Je(e.value, t, n);
  else if (D(e))
    for (let s = 0; s < e.length; s++)
      Je(e[s], t, n);
  else if (Xe(e) || st(e))
    e.forEach((s) => {
      Je(s, t, n);
    });
  else if (Mo(e)) {
    for (const s in e)
      Je(e[s], t, n);
    for (const s of Object.getOwnPropertySymbols(e))
      Object.prototype.propertyIsEnumerable.call(e, s) && Je(e[s], t, n);
  }
  return e;
}
/**
* @vue/runtime-core v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
function Yt(e, t, n, s) {
  try {
    return s ? e(...s) : e();
  } catch (o) {
    $n(o, t, n);
  }
}
function Ue(e, t, n, s) {
  if (J(e)) {
    const o = Yt(e, t, n, s);
    return o && Oo(o) && o.catch((i) => {
      $n(i, t, n, void 0, !0);
    }), o;
  }
  if (D(e)) {
    const o = [];
    for (let i = 0; i < e.length; i++)
      o.push(Ue(e[i], t, n, s));
    return o;
  }
}
function $n(e, t, n, s = !0, o = !1) {
  const i = t ? t.vnode : null, { errorHandler: r, throwUnhandledErrorInProduction: l } = t && t.appContext.config || ee;
  if (t) {
    let a = t.parent;
    const f = t.proxy, d = `https://vuejs.org/error-reference/#runtime-${n}`;
    for (; a; ) {
      const _ = a.ec;
      if (_ && !a.isUnmounted && // Async failures may outlive stopped scopes whose unmount effects
      // are deferred or discarded by Suspense.
      (!o || a.scope.active)) {
        for (let I = 0; I < _.length; I++)
          if (_[I](e, f, d) === !1)
            return;
      }
      a = a.parent;
    }
    if (r) {
      Qe(), Yt(r, null, 10, [
        e,
        f,
        d
      ]), Ze();
      return;
    }
  }
  Fr(e, n, i, s, l);
}
function Fr(e, t, n, s = !0, o = !1) {
  if (o)
    throw e;
  console.error(e);
}
const he = [];
let Ce = -1;
const Pe = [];
let tt = null, wt = 0;
const ei = /* @__PURE__ */ Promise.resolve();
let hn = null;
function ti(e) {
  const t = hn || ei;
  return e ? t.then(this ? e.bind(this) : e) : t;
}
function Er(e) {
  let t = Ce + 1, n = he.length;
  for (; t < n; ) {
    const s = t + n >>> 1, o = he[s], i = Wt(o);
    i < e || i === e && o.flags & 2 ? t = s + 1 : n = s;
  }
  return t;
}
function vs(e) {
  if (!(e.flags & 1)) {
    const t = Wt(e), n = he[he.length - 1];
    !n || // fast path when the job id is larger than the tail
    !(e.flags & 2) && t >= Wt(n) ? he.push(e) : he.splice(Er(t), 0, e), e.flags |= 1, ni();
  }
}
function ni() {
  hn || (hn = ei.then(ii));
}
function Rr(e) {
  if (!D(e))
    tt && e.id === -1 ? tt.splice(wt + 1, 0, e) : e.flags & 1 || (Pe.push(e), e.flags |= 1);
  else
    for (let t = 0; t < e.length; t++)
      Pe.push(e[t]);
  ni();
}
function si(e, t, n, s = Ce + 1) {
  for (; s < he.length; s++) {
    const o = he[s];
    if (o && o.flags & 2) {
      if (e && o.id !== e.uid || t !== void 0 && !(o.id >= t))
        continue;
      he.splice(s, 1), s = e ? s - 1 : Ce, o.flags & 4 && (o.flags &= -2), o(), o.flags & 4 || (o.flags &= -2);
    }
  }
}
function oi(e, t, n = 0) {
  if (Pe.length) {
    let s = Pe, o = 0;
    if (t) {
      s = [];
      for (let r = 0; r < Pe.length; r++) {
        const l = Pe[r];
        (l.i !== void 0 ? !l.i || l.i.uid < n : t.has(l)) ? Pe[o++] = l : s.push(l);
      }
    }
    const i = [...new Set(s)].sort((r, l) => Wt(r) - Wt(l));
    if (Pe.length = o, tt) {
      for (let r = 0; r < i.length; r++)
        tt.push(i[r]);
      return;
    }
    for (tt = i, wt = 0; wt < tt.length; wt++) {
      const r = tt[wt];
      r.flags & 4 && (r.flags &= -2), r.flags & 8 || r(), r.flags &= -2;
    }
    tt = null, wt = 0;
  }
}
let Un = !1;
function Pr(e, t) {
  if (Un) {
    e();
    return;
  }
  const n = t === void 0 ? void 0 : new Set(Pe);
  e(), Un = !0;
  try {
    si(void 0, t), oi(void 0, n, t);
  } finally {
    Un = !1;
  }
}
const Wt = (e) => e.id == null ? e.flags & 2 ? -1 : 1 / 0 : e.id;
function ii(e) {
  try {
    for (Ce = 0; Ce < he.length; Ce++) {
      const t = he[Ce];
      t && !(t.flags & 8) && (t.flags & 4 && (t.flags &= -2), Yt(
        t,
        t.i,
        t.i ? 15 : 14
      ), t.flags & 4 || (t.flags &= -2));
    }
  } finally {
    for (; Ce < he.length; Ce++) {
      const t = he[Ce];
      t && (t.flags &= -2);
    }
    Ce = -1, he.length = 0, oi(), hn = null, (he.length || Pe.length) && ii();
  }
}
let ve = null, ri = null;
function pn(e) {
  const t = ve;
  return ve = e, ri = e && e.type.__scopeId || null, t;
}
function Nr(e, t = ve, n) {
  if (!t || e._n)
    return e;
  const s = (...o) => {
    s._d && no(-1);
    const i = pn(t), r = gt.length;
    let l;
    try {
      l = e(...o);
    } finally {
      for (let a = gt.length; a > r; a--) Si();
      pn(i), s._d && no(1);
    }
    return l;
  };
  return s._n = !0, s._c = !0, s._d = !0, s;
}
function me(e, t) {
  if (ve === null)
    return e;
  const n = In(ve), s = e.dirs || (e.dirs = []);
  for (let o = 0; o < t.length; o++) {
    let [i, r, l, a = ee] = t[o];
    i && (J(i) && (i = {
      mounted: i,
      updated: i
    }), i.deep && Je(r), s.push({
      dir: i,
      instance: n,
      value: r,
      oldValue: void 0,
      arg: l,
      modifiers: a
    }));
  }
  return e;
}
function at(e, t, n, s) {
  let o = e;
  if (s === "beforeMount")
    e._mount = e;
  else if (s === "beforeUpdate") {
    const l = t && t._mount;
    l && (l._latest = e, e._mount = l);
  } else if (s === "mounted") {
    const l = e._latest;
    e._mount = e._latest = void 0, l && (o = l, l._mount = void 0);
  }
  const i = o.dirs, r = t && t.dirs;
  for (let l = 0; l < i.length; l++) {
    let a = i[l];
    r ? a.oldValue = r[l].value : s === "mounted" && a.oldValue !== void 0 && (a = _e({}, a, { oldValue: void 0 }));
    let f = a.dir[s];
    f && (Qe(), Ue(f, n, 8, [
      e.el,
      a,
      o,
      t
    ]), Ze());
  }
}
function Lr(e, t, n = !1) {
  const s = vl();
  if (s || kt) {
    let o = kt ? kt._context.provides : s ? s.parent == null || s.ce ? s.vnode.appContext && s.vnode.appContext.provides : s.parent.provides : void 0;
    if (o && e in o)
      return o[e];
    if (arguments.length > 1)
      return n && J(t) ? t.call(s && s.proxy) : t;
  }
}
const Vr = /* @__PURE__ */ Symbol.for("v-scx"), Dr = () => Lr(Vr);
function ws(e, t, n) {
  return Hr(e, t, n);
}
function Hr(e, t, n = ee) {
  const { immediate: s, deep: o, flush: i, once: r } = n, l = _e({}, n), a = t && s || !t && i !== "post";
  let f;
  if (Bt) {
    if (i === "sync") {
      const $ = Dr();
      f = $.__watcherHandles || ($.__watcherHandles = []);
    } else if (!a) {
      const $ = () => {
      };
      return $.stop = ht, $.resume = ht, $.pause = ht, $;
    }
  }
  const d = rt;
  l.call = ($, P, S) => Ue($, d, P, S);
  let _ = !1;
  i === "post" ? l.scheduler = ($) => {
    $.i = d, de($, d && d.suspense);
  } : i !== "sync" && (_ = !0, l.scheduler = ($, P) => {
    P ? $() : vs($);
  }), l.augmentJob = ($) => {
    t && ($.flags |= 4), _ && ($.flags |= 2, d && ($.id = d.uid, $.i = d));
  };
  const I = Mr(e, t, l);
  return Bt && (f ? f.push(I) : a && I()), I;
}
const jr = /* @__PURE__ */ Symbol("_vte"), Tn = (e) => e.__isTeleport, Wn = /* @__PURE__ */ Symbol("_leaveCb");
function Ur(e) {
  let t = e[0];
  if (e.length > 1) {
    for (const n of e)
      if (n.type !== Ae) {
        t = n;
        break;
      }
  }
  return t;
}
function li(e) {
  if (!ai(e))
    return Tn(e.type) && e.children ? Ur(e.children) : e;
  if (e.component)
    return e.component.subTree;
  const { shapeFlag: t, children: n } = e;
  if (n) {
    if (t & 16)
      return n[0];
    if (t & 32 && J(n.default))
      return n.default();
  }
}
function Nt(e, t) {
  if (e.shapeFlag & 6 && e.component) {
    e.transition = t;
    const n = e.component.subTree;
    Nt(
      Tn(n.type) && li(n) || n,
      t
    );
  } else if (e.shapeFlag & 128) {
    const n = e.suspense;
    if (n) {
      const s = n.isHydrating ? n.pendingBranch : n.activeBranch;
      s && Nt(s, t.clone(s));
    } else
      e.ssContent.transition = t.clone(e.ssContent), e.ssFallback.transition = t.clone(e.ssFallback);
  } else if (e.transition = t, e.type === E && D(e.children)) {
    const n = di(e.children, !1);
    n && Nt(n, t);
  }
}
function is(e) {
  if (e.component)
    return is(e.component.subTree);
  if (e.type === E) {
    const t = D(e.children) && di(e.children, !1);
    return t ? is(t) : void 0;
  }
  if (e.type !== Ae)
    return e;
}
// @__NO_SIDE_EFFECTS__
function Ie(e, t) {
  return J(e) ? (
    // #8236: extend call and options.name access are considered side-effects
    // by Rollup, so we have to wrap it in a pure-annotated IIFE.
    _e({ name: e.name }, t, { setup: e })
  ) : e;
}
function Wr(e) {
  e.ids = [e.ids[0] + e.ids[2]++ + "-", 0, 0];
}
function Xs(e, t) {
  let n;
  return !!((n = Object.getOwnPropertyDescriptor(e, t)) && !n.configurable);
}
const gn = /* @__PURE__ */ new WeakMap();
function Lt(e, t, n, s, o = !1) {
  if (D(e)) {
    e.forEach(
      (S, j) => Lt(
        S,
        t && (D(t) ? t[j] : t),
        n,
        s,
        o
      )
    );
    return;
  }
  if (Vt(s) && !o) {
    s.shapeFlag & 512 && s.type.__asyncResolved && s.component.subTree.component && Lt(e, t, n, s.component.subTree);
    return;
  }
  const i = s.shapeFlag & 4 ? In(s.component) : s.el, r = o ? null : i, { i: l, r: a } = e, f = t && t.r, d = l.refs === ee ? l.refs = {} : l.refs, _ = l.setupState, I = /* @__PURE__ */ K(_), $ = _ === ee ? To : (S) => Xs(d, S) ? !1 : z(I, S), P = (S, j) => !(j && Xs(d, j));
  if (f != null && f !== a) {
    if (Ys(t), oe(f))
      d[f] = null, $(f) && (_[f] = null);
    else if (/* @__PURE__ */ pe(f)) {
      const S = t;
      P(f, S.k) && (f.value = null), S.k && (d[S.k] = null);
    }
  }
  if (J(a))
    Yt(a, l, 12, [r, d]);
  else {
    const S = oe(a), j = /* @__PURE__ */ pe(a);
    if (S || j) {
      const B = () => {
        if (e.f) {
          const q = S ? $(a) ? _[a] : d[a] : P() || !e.k ? a.value : d[e.k];
          if (o)
            D(q) && Ao(q, i);
          else if (D(q))
            q.includes(i) || q.push(i);
          else if (S)
            d[a] = [i], $(a) && (_[a] = d[a]);
          else {
            const Z = [i];
            P(a, e.k) && (a.value = Z), e.k && (d[e.k] = Z);
          }
        } else S ? (d[a] = r, $(a) && (_[a] = r)) : j && (P(a, e.k) && (a.value = r), e.k && (d[e.k] = r));
      };
      if (r) {
        const q = () => {
          B(), gn.delete(e);
        };
        q.id = -1, gn.set(e, q), de(q, n);
      } else
        Ys(e), B();
    }
  }
}
function Ys(e) {
  const t = gn.get(e);
  t && (t.flags |= 8, gn.delete(e));
}
Sn().requestIdleCallback;
Sn().cancelIdleCallback;
const Vt = (e) => !!e.type.__asyncLoader, ai = (e) => e.type.__isKeepAlive;
function qr(e, t, n = rt, s = !1) {
  if (n) {
    const o = n[e] || (n[e] = []), i = t.__weh || (t.__weh = (...r) => {
      Qe();
      const l = $s(n), a = Ue(t, n, e, r);
      return l(), Ze(), a;
    });
    return s ? o.unshift(i) : o.push(i), i;
  }
}
const ci = (e) => (t, n = rt) => {
  (!Bt || e === "sp") && qr(e, (...s) => t(...s), n);
}, ui = ci("m"), xs = ci("um"), Kr = /* @__PURE__ */ Symbol.for("v-ndc");
function Y(e, t, n, s) {
  let o;
  const i = n, r = D(e);
  if (r || oe(e)) {
    const l = r && /* @__PURE__ */ ot(e);
    let a = !1, f = !1;
    l && (a = !/* @__PURE__ */ we(e), f = /* @__PURE__ */ je(e), e = Cn(e)), o = new Array(e.length);
    for (let d = 0, _ = e.length; d < _; d++)
      o[d] = t(
        a ? f ? it(xe(e[d])) : xe(e[d]) : e[d],
        d,
        void 0,
        i
      );
  } else if (typeof e == "number")
    if (!Number.isInteger(e) || e < 0)
      o = [];
    else {
      o = new Array(e);
      for (let l = 0; l < e; l++)
        o[l] = t(l + 1, l, void 0, i);
    }
  else if (te(e))
    if (e[Symbol.iterator])
      o = Array.from(
        e,
        (l, a) => t(l, a, void 0, i)
      );
    else {
      const l = Object.keys(e);
      o = new Array(l.length);
      for (let a = 0, f = l.length; a < f; a++) {
        const d = l[a];
        o[a] = t(e[d], d, a, i);
      }
    }
  else
    o = [];
  return o;
}
const rs = (e) => e ? Ai(e) ? In(e) : rs(e.parent) : null, Dt = (
  // Move PURE marker to new line to workaround compiler discarding it
  // due to type annotation
  /* @__PURE__ */ _e(/* @__PURE__ */ Object.create(null), {
    $: (e) => e,
    $el: (e) => e.vnode.el,
    $data: (e) => e.data,
    $props: (e) => e.props,
    $attrs: (e) => e.attrs,
    $slots: (e) => e.slots,
    $refs: (e) => e.refs,
    $parent: (e) => rs(e.parent),
    $root: (e) => rs(e.root),
    $host: (e) => e.ce,
    $emit: (e) => e.emit,
    $options: (e) => e.type,
    $forceUpdate: (e) => e.f || (e.f = () => {
      vs(e.update);
    }),
    $nextTick: (e) => e.n || (e.n = ti.bind(e.proxy)),
    $watch: (e) => ht
  })
), qn = (e, t) => e !== ee && !e.__isScriptSetup && z(e, t), Br = {
  get({ _: e }, t) {
    if (t === "__v_skip")
      return !0;
    const { ctx: n, setupState: s, data: o, props: i, accessCache: r, type: l, appContext: a } = e;
    if (t[0] !== "$") {
      const I = r[t];
      if (I !== void 0)
        switch (I) {
          case 1:
            return s[t];
          case 2:
            return o[t];
          case 4:
            return n[t];
          case 3:
            return i[t];
        }
      else {
        if (qn(s, t))
          return r[t] = 1, s[t];
        if (z(i, t))
          return r[t] = 3, i[t];
        if (n !== ee && z(n, t))
          return r[t] = 4, n[t];
        r[t] = 0;
      }
    }
    const f = Dt[t];
    let d, _;
    if (f)
      return t === "$attrs" && ue(e.attrs, "get", ""), f(e);
    if (
      // css module (injected by vue-loader)
      (d = l.__cssModules) && (d = d[t])
    )
      return d;
    if (n !== ee && z(n, t))
      return r[t] = 4, n[t];
    if (
      // global properties
      _ = a.config.globalProperties, z(_, t)
    )
      return _[t];
  },
  set({ _: e }, t, n) {
    const { data: s, setupState: o, ctx: i } = e;
    return qn(o, t) ? (o[t] = n, !0) : z(e.props, t) || t[0] === "$" && t.slice(1) in e ? !1 : (i[t] = n, !0);
  },
  has({
    _: { data: e, setupState: t, accessCache: n, ctx: s, appContext: o, props: i, type: r }
  }, l) {
    let a;
    return !!(n[l] || qn(t, l) || z(i, l) || z(s, l) || z(Dt, l) || z(o.config.globalProperties, l) || (a = r.__cssModules) && a[l]);
  },
  defineProperty(e, t, n) {
    return n.get != null ? e._.accessCache[t] = 0 : z(n, "value") && this.set(e, t, n.value, null), Reflect.defineProperty(e, t, n);
  }
};
function fi() {
  return {
    app: null,
    config: {
      isNativeTag: To,
      performance: !1,
      globalProperties: {},
      optionMergeStrategies: {},
      errorHandler: void 0,
      warnHandler: void 0,
      compilerOptions: {}
    },
    mixins: [],
    components: {},
    directives: {},
    provides: /* @__PURE__ */ Object.create(null),
    optionsCache: /* @__PURE__ */ new WeakMap(),
    propsCache: /* @__PURE__ */ new WeakMap(),
    emitsCache: /* @__PURE__ */ new WeakMap()
  };
}
let Gr = 0;
function zr(e, t) {
  return function(s, o = null) {
    J(s) || (s = _e({}, s)), o != null && !te(o) && (o = null);
    const i = fi(), r = /* @__PURE__ */ new WeakSet(), l = [];
    let a = !1;
    const f = i.app = {
      _uid: Gr++,
      _component: s,
      _props: o,
      _container: null,
      _context: i,
      _instance: null,
      version: $l,
      get config() {
        return i.config;
      },
      set config(d) {
      },
      use(d, ..._) {
        return r.has(d) || (d && J(d.install) ? (r.add(d), d.install(f, ..._)) : J(d) && (r.add(d), d(f, ..._))), f;
      },
      mixin(d) {
        return f;
      },
      component(d, _) {
        return _ ? (i.components[d] = _, f) : i.components[d];
      },
      directive(d, _) {
        return _ ? (i.directives[d] = _, f) : i.directives[d];
      },
      mount(d, _, I) {
        if (!a) {
          const $ = f._ceVNode || be(s, o);
          return $.appContext = i, I === !0 ? I = "svg" : I === !1 && (I = void 0), e($, d, I), a = !0, f._container = d, d.__vue_app__ = f, In($.component);
        }
      },
      onUnmount(d) {
        l.push(d);
      },
      unmount() {
        a && (Ue(
          l,
          f._instance,
          16
        ), e(null, f._container), delete f._container.__vue_app__);
      },
      provide(d, _) {
        return i.provides[d] = _, f;
      },
      runWithContext(d) {
        const _ = kt;
        kt = f;
        try {
          return d();
        } finally {
          kt = _;
        }
      }
    };
    return f;
  };
}
let kt = null;
const Jr = (e, t) => t === "modelValue" || t === "model-value" ? e.modelModifiers : e[`${t}Modifiers`] || e[`${$e(t)}Modifiers`] || e[`${mt(t)}Modifiers`];
function Xr(e, t, ...n) {
  if (e.isUnmounted) return;
  const s = e.vnode.props || ee;
  let o = n;
  const i = t.startsWith("update:"), r = i && Jr(s, t.slice(7));
  r && (r.trim && (o = n.map((d) => oe(d) ? d.trim() : d)), r.number && (o = o.map(Jt)));
  let l, a = s[l = Ln(t)] || // also try camelCase event handler (#2249)
  s[l = Ln($e(t))];
  !a && i && (a = s[l = Ln(mt(t))]), a && Ue(
    a,
    e,
    6,
    o
  );
  const f = s[l + "Once"];
  if (f) {
    if (!e.emitted)
      e.emitted = {};
    else if (e.emitted[l])
      return;
    e.emitted[l] = !0, Ue(
      f,
      e,
      6,
      o
    );
  }
}
function Yr(e, t, n = !1) {
  const s = t.emitsCache, o = s.get(e);
  if (o !== void 0)
    return o;
  const i = e.emits;
  let r = {};
  return i ? (D(i) ? i.forEach((l) => r[l] = null) : _e(r, i), te(e) && s.set(e, r), r) : (te(e) && s.set(e, null), null);
}
function An(e, t) {
  return !e || !wn(t) ? !1 : (t = t.slice(2), t = t === "Once" ? t : t.replace(/Once$/, ""), z(e, t[0].toLowerCase() + t.slice(1)) || z(e, mt(t)) || z(e, t));
}
function Qs(e) {
  const {
    type: t,
    vnode: n,
    proxy: s,
    withProxy: o,
    propsOptions: [i],
    slots: r,
    attrs: l,
    emit: a,
    render: f,
    renderCache: d,
    props: _,
    data: I,
    setupState: $,
    ctx: P,
    inheritAttrs: S
  } = e, j = pn(e);
  let B, q;
  try {
    if (n.shapeFlag & 4) {
      const L = o || s, ce = L;
      B = Ne(
        f.call(
          ce,
          L,
          d,
          _,
          $,
          I,
          P
        )
      ), q = l;
    } else {
      const L = t;
      B = Ne(
        L.length > 1 ? L(
          _,
          { attrs: l, slots: r, emit: a }
        ) : L(
          _,
          null
        )
      ), q = t.props ? l : Qr(l);
    }
  } catch (L) {
    gt.length = 0, $n(L, e, 1), B = be(Ae);
  }
  let Z = B;
  if (q && S !== !1) {
    const L = Object.keys(q), { shapeFlag: ce } = Z;
    L.length && ce & 7 && (i && L.some(xn) && (q = Zr(
      q,
      i
    )), Z = Ct(Z, q, !1, !0));
  }
  if (n.dirs && (Z = Ct(Z, null, !1, !0), Z.dirs = Z.dirs ? Z.dirs.concat(n.dirs) : n.dirs), n.transition) {
    const L = Tn(Z.type) && li(Z) || Z;
    Nt(L, n.transition);
  }
  return B = Z, pn(j), B;
}
function di(e, t = !0) {
  let n;
  for (let s = 0; s < e.length; s++) {
    const o = e[s];
    if (Cs(o)) {
      if (o.type !== Ae || o.children === "v-if") {
        if (n)
          return;
        n = o;
      }
    } else
      return;
  }
  return n;
}
const Qr = (e) => {
  let t;
  for (const n in e)
    (n === "class" || n === "style" || wn(n)) && ((t || (t = {}))[n] = e[n]);
  return t;
}, Zr = (e, t) => {
  const n = {};
  for (const s in e)
    (!xn(s) || !(s.slice(9) in t)) && (n[s] = e[s]);
  return n;
};
function el(e, t, n) {
  const { props: s, children: o, component: i } = e, { props: r, children: l, patchFlag: a } = t, f = i.emitsOptions;
  if (t.dirs || t.transition)
    return !0;
  if (n && a >= 0) {
    if (a & 1024)
      return !0;
    if (a & 16)
      return s ? Zs(s, r, f) : !!r;
    if (a & 8) {
      const d = t.dynamicProps;
      for (let _ = 0; _ < d.length; _++) {
        const I = d[_];
        if (hi(r, s, I) && !An(f, I))
          return !0;
      }
    }
  } else
    return (o || l) && (!l || !l.$stable) ? !0 : s === r ? !1 : s ? r ? Zs(s, r, f) : !0 : !!r;
  return !1;
}
function Zs(e, t, n) {
  const s = Object.keys(t);
  if (s.length !== Object.keys(e).length)
    return !0;
  for (let o = 0; o < s.length; o++) {
    const i = s[o];
    if (!z(e, i) || hi(t, e, i) && !An(n, i))
      return !0;
  }
  return !1;
}
function hi(e, t, n) {
  const s = e[n], o = t[n];
  return n === "style" && te(s) && te(o) ? !Ye(s, o) : s !== o;
}
function tl({ vnode: e, parent: t, suspense: n }, s) {
  for (; t; ) {
    const o = t.subTree;
    if (o.suspense && o.suspense.activeBranch === e && (o.suspense.vnode.el = o.el = s, e = o), o === e)
      (e = t.vnode).el = s, t = t.parent;
    else
      break;
  }
  n && n.activeBranch === e && (n.vnode.el = s);
}
const pi = {}, gi = () => Object.create(pi), mi = (e) => Object.getPrototypeOf(e) === pi;
function nl(e, t, n, s = !1) {
  const o = {}, i = gi();
  e.propsDefaults = /* @__PURE__ */ Object.create(null), yi(e, t, o, i);
  for (const r in e.propsOptions[0])
    r in o || (o[r] = void 0);
  n ? e.props = s ? o : /* @__PURE__ */ kr(o) : e.type.props ? e.props = o : e.props = i, e.attrs = i;
}
function sl(e, t, n, s) {
  const {
    props: o,
    attrs: i,
    vnode: { patchFlag: r }
  } = e, l = /* @__PURE__ */ K(o), [a] = e.propsOptions;
  let f = !1;
  if (
    // always force full diff in dev
    // - #1942 if hmr is enabled with sfc component
    // - vite#872 non-sfc component used by sfc component
    (s || r > 0) && !(r & 16)
  ) {
    if (r & 8) {
      const d = e.vnode.dynamicProps;
      for (let _ = 0; _ < d.length; _++) {
        let I = d[_];
        if (An(e.emitsOptions, I))
          continue;
        const $ = t[I];
        if (a)
          if (z(i, I))
            $ !== i[I] && (i[I] = $, f = !0);
          else {
            const P = $e(I);
            o[P] = ls(
              a,
              l,
              P,
              $,
              e,
              !1
            );
          }
        else
          $ !== i[I] && (i[I] = $, f = !0);
      }
    }
  } else {
    yi(e, t, o, i) && (f = !0);
    let d;
    for (const _ in l)
      (!t || // for camelCase
      !z(t, _) && // it's possible the original props was passed in as kebab-case
      // and converted to camelCase (#955)
      ((d = mt(_)) === _ || !z(t, d))) && (a ? n && // for camelCase
      (n[_] !== void 0 || // for kebab-case
      n[d] !== void 0) && (o[_] = ls(
        a,
        l,
        _,
        void 0,
        e,
        !0
      )) : delete o[_]);
    if (i !== l)
      for (const _ in i)
        (!t || !z(t, _)) && (delete i[_], f = !0);
  }
  f && ze(e.attrs, "set", "");
}
function yi(e, t, n, s) {
  const [o, i] = e.propsOptions;
  let r = !1, l;
  if (t)
    for (let a in t) {
      if (Et(a))
        continue;
      const f = t[a];
      let d;
      o && z(o, d = $e(a)) ? !i || !i.includes(d) ? n[d] = f : (l || (l = {}))[d] = f : An(e.emitsOptions, a) || (!(a in s) || f !== s[a]) && (s[a] = f, r = !0);
    }
  if (i) {
    const a = /* @__PURE__ */ K(n), f = l || ee;
    for (let d = 0; d < i.length; d++) {
      const _ = i[d];
      n[_] = ls(
        o,
        a,
        _,
        f[_],
        e,
        !z(f, _)
      );
    }
  }
  return r;
}
function ls(e, t, n, s, o, i) {
  const r = e[n];
  if (r != null) {
    const l = z(r, "default");
    if (l && s === void 0) {
      const a = r.default;
      if (r.type !== Function && !r.skipFactory && J(a)) {
        const { propsDefaults: f } = o;
        if (n in f)
          s = f[n];
        else {
          const d = $s(o);
          s = f[n] = a.call(
            null,
            t
          ), d();
        }
      } else
        s = a;
      o.ce && o.ce._setProp(n, s);
    }
    r[
      0
      /* shouldCast */
    ] && (i && !l ? s = !1 : r[
      1
      /* shouldCastTrue */
    ] && (s === "" || s === mt(n)) && (s = !0));
  }
  return s;
}
function ol(e, t, n = !1) {
  const s = t.propsCache, o = s.get(e);
  if (o)
    return o;
  const i = e.props, r = {}, l = [];
  if (!i)
    return te(e) && s.set(e, dt), dt;
  if (D(i))
    for (let f = 0; f < i.length; f++) {
      const d = $e(i[f]);
      eo(d) && (r[d] = ee);
    }
  else if (i)
    for (const f in i) {
      const d = $e(f);
      if (eo(d)) {
        const _ = i[f], I = r[d] = D(_) || J(_) ? { type: _ } : _e({}, _), $ = I.type;
        let P = !1, S = !0;
        if (D($))
          for (let j = 0; j < $.length; ++j) {
            const B = $[j], q = J(B) && B.name;
            if (q === "Boolean") {
              P = !0;
              break;
            } else q === "String" && (S = !1);
          }
        else
          P = J($) && $.name === "Boolean";
        I[
          0
          /* shouldCast */
        ] = P, I[
          1
          /* shouldCastTrue */
        ] = S, (P || z(I, "default")) && l.push(d);
      }
    }
  const a = [r, l];
  return te(e) && s.set(e, a), a;
}
function eo(e) {
  return e[0] !== "$" && !Et(e);
}
const ks = (e) => e === "_" || e === "_ctx" || e === "$stable", Ss = (e) => D(e) ? e.map(Ne) : [Ne(e)], il = (e, t, n) => {
  if (t._n)
    return t;
  const s = Nr((...o) => Ss(t(...o)), n);
  return s._c = !1, s;
}, bi = (e, t, n) => {
  const s = e._ctx;
  for (const o in e) {
    if (ks(o)) continue;
    const i = e[o];
    if (J(i))
      t[o] = il(o, i, s);
    else if (i != null) {
      const r = Ss(i);
      t[o] = () => r;
    }
  }
}, _i = (e, t) => {
  const n = Ss(t);
  e.slots.default = () => n;
}, vi = (e, t, n) => {
  for (const s in t)
    (n || !ks(s)) && (e[s] = t[s]);
}, rl = (e, t, n) => {
  const s = e.slots = gi();
  if (e.vnode.shapeFlag & 32) {
    const o = t._;
    o ? (vi(s, t, n), n && Eo(s, "_", o, !0)) : bi(t, s);
  } else t && _i(e, t);
}, ll = (e, t, n) => {
  const { vnode: s, slots: o } = e;
  let i = !0, r = ee;
  if (s.shapeFlag & 32) {
    const l = t._;
    l ? n && l === 1 ? i = !1 : vi(o, t, n) : (i = !t.$stable, bi(t, o)), r = t;
  } else t && (_i(e, t), r = { default: 1 });
  if (i)
    for (const l in o)
      !ks(l) && r[l] == null && delete o[l];
}, de = hl;
function al(e) {
  return cl(e);
}
function cl(e, t) {
  const n = Sn();
  n.__VUE__ = !0;
  const {
    insert: s,
    remove: o,
    patchProp: i,
    createElement: r,
    createText: l,
    createComment: a,
    setText: f,
    setElementText: d,
    parentNode: _,
    nextSibling: I,
    setScopeId: $ = ht,
    insertStaticContent: P
  } = e, S = (c, h, m, C = null, w = null, k = null, O = void 0, A = null, T = !!h.dynamicChildren) => {
    if (c === h)
      return;
    c && !It(c, h) && (C = Zt(c), We(c, w, k, !0), c = null), h.patchFlag === -2 && (T = !1, h.dynamicChildren = null), h.dynamicChildren && c && c.dynamicChildren && c.dynamicChildren.hasOnce && (h.dynamicChildren === dt && (h.dynamicChildren = []), h.dynamicChildren.hasOnce = !0);
    const { type: x, ref: R, shapeFlag: M } = h;
    switch (x) {
      case On:
        j(c, h, m, C);
        break;
      case Ae:
        B(c, h, m, C);
        break;
      case Bn:
        c == null && q(h, m, C, O);
        break;
      case E:
        Ui(
          c,
          h,
          m,
          C,
          w,
          k,
          O,
          A,
          T
        );
        break;
      default:
        M & 1 ? ce(
          c,
          h,
          m,
          C,
          w,
          k,
          O,
          A,
          T
        ) : M & 6 ? Wi(
          c,
          h,
          m,
          C,
          w,
          k,
          O,
          A,
          T
        ) : (M & 64 || M & 128) && x.process(
          c,
          h,
          m,
          C,
          w,
          k,
          O,
          A,
          T,
          At
        );
    }
    R != null && w ? Lt(R, c && c.ref, k, h || c, !h) : R == null && c && c.ref != null && Lt(c.ref, null, k, c, !0);
  }, j = (c, h, m, C) => {
    if (c == null)
      s(
        h.el = l(h.children),
        m,
        C
      );
    else {
      const w = h.el = c.el;
      h.children !== c.children && f(w, h.children);
    }
  }, B = (c, h, m, C) => {
    c == null ? s(
      h.el = a(h.children || ""),
      m,
      C
    ) : h.el = c.el;
  }, q = (c, h, m, C) => {
    [c.el, c.anchor] = P(
      c.children,
      h,
      m,
      C,
      c.el,
      c.anchor
    );
  }, Z = ({ el: c, anchor: h }, m, C) => {
    let w;
    for (; c && c !== h; )
      w = I(c), s(c, m, C), c = w;
    s(h, m, C);
  }, L = ({ el: c, anchor: h }) => {
    let m;
    for (; c && c !== h; )
      m = I(c), o(c), c = m;
    o(h);
  }, ce = (c, h, m, C, w, k, O, A, T) => {
    if (h.type === "svg" ? O = "svg" : h.type === "math" && (O = "mathml"), c == null)
      bt(
        h,
        m,
        C,
        w,
        k,
        O,
        A,
        T
      );
    else {
      const x = c.el && c.el._isVueCE ? c.el : null;
      try {
        x && x._beginPatch(), ji(
          c,
          h,
          w,
          k,
          O,
          A,
          T
        );
      } finally {
        x && x._endPatch();
      }
    }
  }, bt = (c, h, m, C, w, k, O, A) => {
    let T, x;
    const { props: R, shapeFlag: M, transition: N, dirs: V } = c;
    if (T = c.el = r(
      c.type,
      k,
      R && R.is,
      R
    ), M & 8 ? d(T, c.children) : M & 16 && _t(
      c.children,
      T,
      null,
      C,
      w,
      Kn(c, k),
      O,
      A
    ), V && at(c, null, C, "created"), et(T, c, c.scopeId, O, C), R) {
      for (const X in R)
        X !== "value" && !Et(X) && i(T, X, null, R[X], k, C);
      "value" in R && i(T, "value", null, R.value, k), (x = R.onVnodeBeforeMount) && Ee(x, C, c);
    }
    V && at(c, null, C, "beforeMount");
    const U = ul(w, N);
    U ? N.beforeEnter(T) : N && !N.persisted && (T[dl] = !0), s(T, h, m), ((x = R && R.onVnodeMounted) || U || V) && de(() => {
      try {
        x && Ee(x, C, c), U && N.enter(T), V && at(c, null, C, "mounted");
      } finally {
      }
    }, w);
  }, et = (c, h, m, C, w) => {
    if (m && $(c, m), C)
      for (let k = 0; k < C.length; k++)
        $(c, C[k]);
    if (w) {
      let k = w.subTree;
      if (h === k || ki(k.type) && (k.ssContent === h || k.ssFallback === h)) {
        const O = w.vnode;
        et(
          c,
          O,
          O.scopeId,
          O.slotScopeIds,
          w.parent
        );
      }
    }
  }, _t = (c, h, m, C, w, k, O, A, T = 0) => {
    for (let x = T; x < c.length; x++) {
      const R = c[x] = A ? Ge(c[x]) : Ne(c[x]);
      S(
        null,
        R,
        h,
        m,
        C,
        w,
        k,
        O,
        A
      );
    }
  }, ji = (c, h, m, C, w, k, O) => {
    const A = h.el = c.el;
    let { patchFlag: T, dynamicChildren: x, dirs: R } = h;
    T |= c.patchFlag & 16;
    const M = c.props || ee, N = h.props || ee;
    let V;
    if (m && ct(m, !1), (V = N.onVnodeBeforeUpdate) && Ee(V, m, h, c), R && at(h, c, m, "beforeUpdate"), m && ct(m, !0), // #6385 the old vnode may be a user-wrapped non-isomorphic block
    // Force full diff when block metadata is unstable.
    x && (!c.dynamicChildren || c.dynamicChildren.length !== x.length) && (T = 0, O = !1, x = null), (M.innerHTML && N.innerHTML == null || M.textContent && N.textContent == null) && d(A, ""), x ? Rn(
      c.dynamicChildren,
      x,
      A,
      m,
      C,
      Kn(h, w),
      k
    ) : O || Nn(
      c,
      h,
      A,
      null,
      m,
      C,
      Kn(h, w),
      k,
      !1
    ), T > 0) {
      if (T & 16)
        Es(A, M, N, m, w);
      else if (T & 2 && M.class !== N.class && i(A, "class", null, N.class, w), T & 4 && i(A, "style", M.style, N.style, w), T & 8) {
        const U = h.dynamicProps;
        for (let X = 0; X < U.length; X++) {
          const G = U[X], se = M[G], le = N[G];
          (le !== se || G === "value") && i(A, G, se, le, w, m);
        }
      }
      T & 1 && c.children !== h.children && d(A, h.children);
    } else !O && x == null && Es(A, M, N, m, w);
    ((V = N.onVnodeUpdated) || R) && de(() => {
      V && Ee(V, m, h, c), R && at(h, c, m, "updated");
    }, C);
  }, Rn = (c, h, m, C, w, k, O) => {
    for (let A = 0; A < h.length; A++) {
      const T = c[A], x = h[A], R = T.el || Ht(T), M = (
        // oldVNode may be an errored async setup() component inside Suspense
        // which will not have a mounted element
        R && // - In the case of a Fragment, we need to provide the actual parent
        // of the Fragment itself so it can move its children.
        (T.type === E || // - In the case of different nodes, there is going to be a replacement
        // which also requires the correct parent container
        !It(T, x) || // - In the case of a component, it could contain anything.
        T.shapeFlag & 198) ? _(R) : (
          // In other cases, the parent container is not actually used so we
          // just pass the block element here to avoid a DOM parentNode call.
          m
        )
      );
      S(
        T,
        x,
        M,
        null,
        C,
        w,
        k,
        O,
        !0
      );
    }
  }, Es = (c, h, m, C, w) => {
    if (h !== m) {
      if (h !== ee)
        for (const k in h)
          !Et(k) && !(k in m) && i(
            c,
            k,
            h[k],
            null,
            w,
            C
          );
      for (const k in m) {
        if (Et(k)) continue;
        const O = m[k], A = h[k];
        O !== A && k !== "value" && i(c, k, A, O, w, C);
      }
      "value" in m && i(c, "value", h.value, m.value, w);
    }
  }, Ui = (c, h, m, C, w, k, O, A, T) => {
    const x = h.el = c ? c.el : l(""), R = h.anchor = c ? c.anchor : l("");
    let { patchFlag: M, dynamicChildren: N, slotScopeIds: V } = h;
    V && (A = A ? A.concat(V) : V), c == null ? (s(x, m, C), s(R, m, C), _t(
      // #10007
      // such fragment like `<></>` will be compiled into
      // a fragment which doesn't have a children.
      // In this case fallback to an empty array
      h.children || [],
      m,
      R,
      w,
      k,
      O,
      A,
      T
    )) : M > 0 && M & 64 && N && // #2715 the previous fragment could've been a BAILed one as a result
    // of renderSlot() with no valid children
    c.dynamicChildren && c.dynamicChildren.length === N.length ? (Rn(
      c.dynamicChildren,
      N,
      m,
      w,
      k,
      O,
      A
    ), // #2080 if the stable fragment has a key, it's a <template v-for> that may
    //  get moved around. Make sure all root level vnodes inherit el.
    // #2134 or if it's a component root, it may also get moved around
    // as the component is being moved.
    (h.key != null || w && h === w.subTree) && wi(
      c,
      h,
      !0
      /* shallow */
    )) : Nn(
      c,
      h,
      m,
      R,
      w,
      k,
      O,
      A,
      T
    );
  }, Wi = (c, h, m, C, w, k, O, A, T) => {
    h.slotScopeIds = A, c == null ? h.shapeFlag & 512 ? w.ctx.activate(
      h,
      m,
      C,
      O,
      T
    ) : Rs(
      h,
      m,
      C,
      w,
      k,
      O,
      T
    ) : qi(c, h, T);
  }, Rs = (c, h, m, C, w, k, O) => {
    const A = c.component = _l(
      c,
      C,
      w
    );
    if (ai(c) && (A.ctx.renderer = At), wl(A, !1, O), A.asyncDep) {
      if (w && w.registerDep(
        A,
        Ps,
        O,
        k
      ), !c.el) {
        const T = A.subTree = be(Ae);
        B(null, T, h, m), c.placeholder = T.el;
      }
    } else
      Ps(
        A,
        c,
        h,
        m,
        w,
        k,
        O
      );
  }, qi = (c, h, m) => {
    const C = h.component = c.component;
    if (el(c, h, m))
      if (C.asyncDep && !C.asyncResolved) {
        h.el = c.el, h.placeholder = c.placeholder, Pn(C, h, m);
        return;
      } else
        C.next = h, C.update();
    else
      h.el = c.el, h.placeholder = c.placeholder, C.vnode = h;
  }, Ps = (c, h, m, C, w, k, O) => {
    const A = () => {
      if (c.isMounted) {
        let { next: M, bu: N, u: V, parent: U, vnode: X } = c;
        {
          const Me = xi(c);
          if (Me) {
            M && (M.el = X.el, Pn(c, M, O)), Me.asyncDep.then(() => {
              const qe = () => {
                c.job.flags & 8 || (w && w.pendingBranch ? de(qe, w) : x());
              };
              qe.flags = 48, de(qe, w);
            });
            return;
          }
        }
        let G = M, se;
        ct(c, !1), M ? (M.el = X.el, Pn(c, M, O)) : M = X, N && cn(N), (se = M.props && M.props.onVnodeBeforeUpdate) && Ee(se, U, M, X), ct(c, !0);
        const le = Qs(c), ke = c.subTree;
        c.subTree = le, S(
          ke,
          le,
          // parent may have changed if it's in a teleport. a root that is a
          // pending async component only has its placeholder comment
          _(
            ke.el || Ht(ke)
          ),
          // anchor may have changed if it's in a fragment
          Zt(ke),
          c,
          w,
          k
        ), M.el = le.el, G === null && tl(c, le.el), V && de(V, w), (se = M.props && M.props.onVnodeUpdated) && de(
          () => Ee(se, U, M, X),
          w
        );
      } else {
        let M;
        const { el: N, props: V } = h, { bm: U, m: X, parent: G, root: se, type: le } = c, ke = Vt(h);
        ct(c, !1), U && cn(U), !ke && (M = V && V.onVnodeBeforeMount) && Ee(M, G, h), ct(c, !0);
        {
          se.ce && se.ce._hasShadowRoot() && se.ce._injectChildStyle(
            le,
            c.parent ? c.parent.type : void 0
          );
          const Me = c.subTree = Qs(c);
          S(
            null,
            Me,
            m,
            C,
            c,
            w,
            k
          ), h.el = Me.el;
        }
        if (X && de(X, w), !ke && (M = V && V.onVnodeMounted)) {
          const Me = h;
          de(
            () => Ee(M, G, Me),
            w
          );
        }
        (h.shapeFlag & 256 || G && Vt(G.vnode) && G.vnode.shapeFlag & 256) && c.a && de(c.a, w), c.isMounted = !0, h = m = C = null;
      }
    };
    c.scope.on();
    const T = c.effect = new Lo(A);
    c.scope.off();
    const x = c.update = T.run.bind(T), R = c.job = T.runIfDirty.bind(T);
    R.i = c, R.id = c.uid, T.scheduler = () => vs(R), ct(c, !0), x();
  }, Pn = (c, h, m) => {
    h.component = c;
    const C = c.vnode.props;
    c.vnode = h, c.next = null, sl(c, h.props, C, m), ll(c, h.children, m), Qe(), si(c), Ze();
  }, Nn = (c, h, m, C, w, k, O, A, T = !1) => {
    const x = c && c.children, R = c ? c.shapeFlag : 0, M = h.children, { patchFlag: N, shapeFlag: V } = h;
    if (N > 0) {
      if (N & 128) {
        Ns(
          x,
          M,
          m,
          C,
          w,
          k,
          O,
          A,
          T
        );
        return;
      } else if (N & 256) {
        Ki(
          x,
          M,
          m,
          C,
          w,
          k,
          O,
          A,
          T
        );
        return;
      }
    }
    V & 8 ? (R & 16 && Tt(x, w, k), M !== x && d(m, M)) : R & 16 ? V & 16 ? Ns(
      x,
      M,
      m,
      C,
      w,
      k,
      O,
      A,
      T
    ) : Tt(x, w, k, !0) : (R & 8 && d(m, ""), V & 16 && _t(
      M,
      m,
      C,
      w,
      k,
      O,
      A,
      T
    ));
  }, Ki = (c, h, m, C, w, k, O, A, T) => {
    c = c || dt, h = h || dt;
    const x = c.length, R = h.length, M = Math.min(x, R);
    let N;
    for (N = 0; N < M; N++) {
      const V = h[N] = T ? Ge(h[N]) : Ne(h[N]);
      S(
        c[N],
        V,
        m,
        null,
        w,
        k,
        O,
        A,
        T
      );
    }
    x > R ? Tt(
      c,
      w,
      k,
      !0,
      !1,
      M
    ) : _t(
      h,
      m,
      C,
      w,
      k,
      O,
      A,
      T,
      M
    );
  }, Ns = (c, h, m, C, w, k, O, A, T) => {
    let x = 0;
    const R = h.length;
    let M = c.length - 1, N = R - 1;
    for (; x <= M && x <= N; ) {
      const V = c[x], U = h[x] = T ? Ge(h[x]) : Ne(h[x]);
      if (It(V, U))
        S(
          V,
          U,
          m,
          null,
          w,
          k,
          O,
          A,
          T
        );
      else
        break;
      x++;
    }
    for (; x <= M && x <= N; ) {
      const V = c[M], U = h[N] = T ? Ge(h[N]) : Ne(h[N]);
      if (It(V, U))
        S(
          V,
          U,
          m,
          null,
          w,
          k,
          O,
          A,
          T
        );
      else
        break;
      M--, N--;
    }
    if (x > M) {
      if (x <= N) {
        const V = N + 1, U = V < R ? h[V].el : C;
        for (; x <= N; )
          S(
            null,
            h[x] = T ? Ge(h[x]) : Ne(h[x]),
            m,
            U,
            w,
            k,
            O,
            A,
            T
          ), x++;
      }
    } else if (x > N)
      for (; x <= M; )
        We(c[x], w, k, !0), x++;
    else {
      const V = x, U = x, X = /* @__PURE__ */ new Map();
      for (x = U; x <= N; x++) {
        const ge = h[x] = T ? Ge(h[x]) : Ne(h[x]);
        ge.key != null && X.set(ge.key, x);
      }
      let G, se = 0;
      const le = N - U + 1;
      let ke = !1, Me = 0;
      const qe = new Array(le);
      for (x = 0; x < le; x++) qe[x] = 0;
      for (x = V; x <= M; x++) {
        const ge = c[x];
        if (se >= le) {
          We(ge, w, k, !0);
          continue;
        }
        let Fe;
        if (ge.key != null)
          Fe = X.get(ge.key);
        else
          for (G = U; G <= N; G++)
            if (qe[G - U] === 0 && It(ge, h[G])) {
              Fe = G;
              break;
            }
        Fe === void 0 ? We(ge, w, k, !0) : (qe[Fe - U] = x + 1, Fe >= Me ? Me = Fe : ke = !0, S(
          ge,
          h[Fe],
          m,
          null,
          w,
          k,
          O,
          A,
          T
        ), se++);
      }
      const Hs = ke ? fl(qe) : dt;
      for (G = Hs.length - 1, x = le - 1; x >= 0; x--) {
        const ge = U + x, Fe = h[ge], js = h[ge + 1], Us = ge + 1 < R ? (
          // #13559, #14173 fallback to el placeholder for unresolved async component
          js.el || Ht(js)
        ) : C;
        qe[x] === 0 ? S(
          null,
          Fe,
          m,
          Us,
          w,
          k,
          O,
          A,
          T
        ) : ke && (G < 0 || x !== Hs[G] ? Qt(Fe, m, Us, 2) : G--);
      }
    }
  }, Qt = (c, h, m, C, w = null) => {
    const { el: k, type: O, transition: A, children: T, shapeFlag: x } = c;
    if (x & 6) {
      Qt(c.component.subTree, h, m, C);
      return;
    }
    if (x & 128) {
      c.suspense.move(h, m, C);
      return;
    }
    if (x & 64) {
      O.move(c, h, m, At);
      return;
    }
    if (O === E) {
      s(k, h, m);
      for (let M = 0; M < T.length; M++)
        Qt(T[M], h, m, C);
      s(c.anchor, h, m);
      return;
    }
    if (O === Bn) {
      Z(c, h, m);
      return;
    }
    if (C !== 2 && x & 1 && A)
      if (C === 0)
        A.persisted && !k[Wn] ? s(k, h, m) : (A.beforeEnter(k), s(k, h, m), de(() => A.enter(k), w));
      else {
        const { leave: M, delayLeave: N, afterLeave: V } = A, U = () => {
          c.ctx.isUnmounted ? o(k) : s(k, h, m);
        }, X = () => {
          const G = k._isLeaving || !!k[Wn];
          k._isLeaving && k[Wn](
            !0
            /* cancelled */
          ), A.persisted && !G ? U() : M(k, () => {
            U(), V && V();
          });
        };
        N ? N(k, U, X) : X();
      }
    else
      s(k, h, m);
  }, We = (c, h, m, C = !1, w = !1) => {
    const {
      type: k,
      props: O,
      ref: A,
      children: T,
      dynamicChildren: x,
      shapeFlag: R,
      patchFlag: M,
      dirs: N,
      cacheIndex: V,
      memo: U
    } = c;
    if ((M === -2 || x && x.hasOnce) && (w = !1), A != null && (Qe(), Lt(A, null, m, c, !0), Ze()), V != null && (!c.ctx || c.ctx === h) && (h.renderCache[V] = void 0), R & 256 && h.ctx.deactivate(c))
      return;
    const X = R & 1 && N, G = !Vt(c);
    let se;
    if (G && (se = O && O.onVnodeBeforeUnmount) && Ee(se, h, c), R & 6)
      Bi(c.component, m, C);
    else {
      if (R & 128) {
        c.suspense.unmount(m, C);
        return;
      }
      X && at(c, null, h, "beforeUnmount"), R & 64 ? c.type.remove(
        c,
        h,
        m,
        At,
        C
      ) : x && // #5154
      // when v-once is used inside a block, setBlockTracking(-1) marks the
      // parent block with hasOnce: true
      // so that it doesn't take the fast path during unmount - otherwise
      // components nested in v-once are never unmounted.
      !x.hasOnce && // #1153: fast path should not be taken for non-stable (v-for) fragments
      (k !== E || M > 0 && M & 64) ? Tt(
        x,
        h,
        m,
        !1,
        !0
      ) : (k === E && M & 384 || !w && R & 16) && Tt(T, h, m), C && Ls(c);
    }
    const le = U != null && V == null;
    (G && (se = O && O.onVnodeUnmounted) || X || le) && de(() => {
      se && Ee(se, h, c), X && at(c, null, h, "unmounted"), le && (c.el = null);
    }, m);
  }, Ls = (c) => {
    const { type: h, el: m, anchor: C, transition: w } = c, k = h === E;
    if (k && !w) {
      Vs(m, C);
      return;
    }
    if (h === Bn) {
      L(c), w && !w.persisted && w.afterLeave && w.afterLeave();
      return;
    }
    const O = k ? is(c) : c, A = () => {
      k ? _(m) && Vs(m, C) : o(m), w && !w.persisted && w.afterLeave && w.afterLeave();
    };
    if (O && O.shapeFlag & 1 && w && !w.persisted) {
      const { leave: T, delayLeave: x } = w, R = O.el, M = () => T(R, A);
      x ? x(R, A, M) : M();
    } else
      A();
  }, Vs = (c, h) => {
    let m;
    for (; c !== h; )
      m = I(c), o(c), c = m;
    o(h);
  }, Bi = (c, h, m) => {
    const { bum: C, scope: w, job: k, subTree: O, um: A, m: T, a: x } = c;
    to(T), to(x), C && cn(C), w.stop(), k ? (k.flags |= 8, We(O, c, h, m)) : O && (O.transition = c.vnode.transition, We(O, c, h, m)), A && de(A, h);
    const R = () => {
      c.isUnmounted = !0;
    };
    R.flags = 16, de(R, h);
  }, Tt = (c, h, m, C = !1, w = !1, k = 0) => {
    for (let O = k; O < c.length; O++)
      We(c[O], h, m, C, w);
  }, Zt = (c) => {
    if (c.shapeFlag & 6)
      return Zt(c.component.subTree);
    if (c.shapeFlag & 128)
      return c.suspense.next();
    const h = I(c.anchor || c.el), m = h && h[jr];
    return m ? I(m) : h;
  }, Ds = (c, h, m) => {
    const C = c && h._vnode ? void 0 : c && c.component ? c.component.uid : bl();
    Pr(() => {
      c == null ? h._vnode && We(h._vnode, null, null, !0) : S(
        h._vnode || null,
        c,
        h,
        null,
        null,
        null,
        m
      ), h._vnode = c;
    }, C);
  }, At = {
    p: S,
    um: We,
    m: Qt,
    r: Ls,
    mt: Rs,
    mc: _t,
    pc: Nn,
    pbc: Rn,
    n: Zt,
    o: e
  };
  return {
    render: Ds,
    hydrate: void 0,
    createApp: zr(Ds)
  };
}
function Kn({ type: e, props: t }, n) {
  return n === "svg" && e === "foreignObject" || n === "mathml" && e === "annotation-xml" && t && t.encoding && t.encoding.includes("html") ? void 0 : n;
}
function ct({ effect: e, job: t }, n) {
  n ? (e.flags |= 32, t.flags |= 4) : (e.flags &= -33, t.flags &= -5);
}
function ul(e, t) {
  return (!e || e && !e.pendingBranch) && t && !t.persisted;
}
function wi(e, t, n = !1) {
  const s = e.children, o = t.children;
  if (D(s) && D(o))
    for (let i = 0; i < s.length; i++) {
      const r = s[i];
      let l = o[i];
      l.shapeFlag & 1 && !l.dynamicChildren && ((l.patchFlag <= 0 || l.patchFlag === 32) && (l = o[i] = Ge(o[i]), l.el = r.el), !n && l.patchFlag !== -2 && wi(r, l)), l.type === On && (l.patchFlag === -1 && (l = o[i] = Ge(l)), l.el = r.el), l.type === Ae && !l.el && (l.el = r.el);
    }
}
function fl(e) {
  const t = e.slice(), n = [0];
  let s, o, i, r, l;
  const a = e.length;
  for (s = 0; s < a; s++) {
    const f = e[s];
    if (f !== 0) {
      if (o = n[n.length - 1], e[o] < f) {
        t[s] = o, n.push(s);
        continue;
      }
      for (i = 0, r = n.length - 1; i < r; )
        l = i + r >> 1, e[n[l]] < f ? i = l + 1 : r = l;
      f < e[n[i]] && (i > 0 && (t[s] = n[i - 1]), n[i] = s);
    }
  }
  for (i = n.length, r = n[i - 1]; i-- > 0; )
    n[i] = r, r = t[r];
  return n;
}
function xi(e) {
  const t = e.subTree.component;
  if (t)
    return t.asyncDep && !t.asyncResolved ? t : xi(t);
}
function to(e) {
  if (e)
    for (let t = 0; t < e.length; t++)
      e[t].flags |= 8;
}
function Ht(e) {
  if (e.placeholder)
    return e.placeholder;
  const t = e.component;
  if (t)
    return Ht(t.subTree);
  const n = e.suspense;
  return n && n.activeBranch ? Ht(n.activeBranch) : null;
}
const ki = (e) => e.__isSuspense, dl = /* @__PURE__ */ Symbol("_deferredEnter");
function hl(e, t) {
  t && t.pendingBranch ? D(e) ? t.effects.push(...e) : t.effects.push(e) : Rr(e);
}
const E = /* @__PURE__ */ Symbol.for("v-fgt"), On = /* @__PURE__ */ Symbol.for("v-txt"), Ae = /* @__PURE__ */ Symbol.for("v-cmt"), Bn = /* @__PURE__ */ Symbol.for("v-stc"), gt = [];
let ye = null;
function g(e = !1) {
  gt.push(ye = e ? null : []);
}
function Si() {
  gt.pop(), ye = gt[gt.length - 1] || null;
}
let qt = 1;
function no(e, t = !1) {
  qt += e, e < 0 && ye && t && (ye.hasOnce = !0);
}
function Ci(e) {
  return e.dynamicChildren = qt > 0 ? ye || dt : null, Si(), qt > 0 && ye && ye.push(e), e;
}
function b(e, t, n, s, o, i) {
  return Ci(
    y(
      e,
      t,
      n,
      s,
      o,
      i,
      !0
    )
  );
}
function ft(e, t, n, s, o) {
  return Ci(
    be(
      e,
      t,
      n,
      s,
      o,
      !0
    )
  );
}
function Cs(e) {
  return e ? e.__v_isVNode === !0 : !1;
}
function It(e, t) {
  return e.type === t.type && e.key === t.key;
}
const $i = ({ key: e }) => e ?? null, un = ({
  ref: e,
  ref_key: t,
  ref_for: n
}) => (typeof e == "number" && (e = "" + e), e != null ? oe(e) || /* @__PURE__ */ pe(e) || J(e) ? { i: ve, r: e, k: t, f: !!n } : e : null);
function y(e, t = null, n = null, s = 0, o = null, i = e === E ? 0 : 1, r = !1, l = !1) {
  const a = {
    __v_isVNode: !0,
    __v_skip: !0,
    type: e,
    props: t,
    key: t && $i(t),
    ref: t && un(t),
    scopeId: ri,
    slotScopeIds: null,
    children: n,
    component: null,
    suspense: null,
    ssContent: null,
    ssFallback: null,
    dirs: null,
    transition: null,
    el: null,
    anchor: null,
    target: null,
    targetStart: null,
    targetAnchor: null,
    staticCount: 0,
    shapeFlag: i,
    patchFlag: s,
    dynamicProps: o,
    dynamicChildren: null,
    appContext: null,
    ctx: ve
  };
  return l ? (mn(a, n), i & 128 && e.normalize(a)) : n && (a.shapeFlag |= oe(n) ? 8 : 16), qt > 0 && // avoid a block node from tracking itself
  !r && // has current parent block
  ye && // presence of a patch flag indicates this node needs patching on updates.
  // component nodes also should always be patched, because even if the
  // component doesn't need to update, it needs to persist the instance on to
  // the next vnode so that it can be properly unmounted later.
  (a.patchFlag > 0 || i & 6) && // the EVENTS flag is only for hydration and if it is the only flag, the
  // vnode should not be considered dynamic due to handler caching.
  a.patchFlag !== 32 && ye.push(a), a;
}
const be = pl;
function pl(e, t = null, n = null, s = 0, o = null, i = !1) {
  if ((!e || e === Kr) && (e = Ae), Cs(e)) {
    const l = Ct(
      e,
      t,
      !0
      /* mergeRef: true */
    );
    return n && mn(l, n), qt > 0 && !i && ye && (l.shapeFlag & 6 ? ye[ye.indexOf(e)] = l : ye.push(l)), l.patchFlag = -2, l;
  }
  if (Cl(e) && (e = e.__vccOpts), t) {
    t = gl(t);
    let { class: l, style: a } = t;
    l && !oe(l) && (t.class = yt(l)), te(a) && (/* @__PURE__ */ _s(a) && !D(a) && (a = _e({}, a)), t.style = fs(a));
  }
  const r = oe(e) ? 1 : ki(e) ? 128 : Tn(e) ? 64 : te(e) ? 4 : J(e) ? 2 : 0;
  return y(
    e,
    t,
    n,
    s,
    o,
    r,
    i,
    !0
  );
}
function gl(e) {
  return e ? /* @__PURE__ */ _s(e) ? _e({}, e) : mi(e) ? _e({}, e[Ii] || e) : e : null;
}
function Ct(e, t, n = !1, s = !1) {
  const { props: o, ref: i, patchFlag: r, children: l, transition: a } = e, f = t ? ml(o || {}, t) : o, d = {
    __v_isVNode: !0,
    __v_skip: !0,
    type: e.type,
    props: f,
    key: f && $i(f),
    ref: t && t.ref ? (
      // #2078 in the case of <component :is="vnode" ref="extra"/>
      // if the vnode itself already has a ref, cloneVNode will need to merge
      // the refs so the single vnode can be set on multiple refs
      n && i ? D(i) ? i.concat(un(t)) : [i, un(t)] : un(t)
    ) : i,
    scopeId: e.scopeId,
    slotScopeIds: e.slotScopeIds,
    children: l,
    target: e.target,
    targetStart: e.targetStart,
    targetAnchor: e.targetAnchor,
    staticCount: e.staticCount,
    shapeFlag: e.shapeFlag,
    // if the vnode is cloned with extra props, we can no longer assume its
    // existing patch flag to be reliable and need to add the FULL_PROPS flag.
    // note: preserve flag for fragments since they use the flag for children
    // fast paths only.
    patchFlag: t && e.type !== E ? r === -1 ? 16 : r | 16 : r,
    dynamicProps: e.dynamicProps,
    dynamicChildren: e.dynamicChildren,
    appContext: e.appContext,
    dirs: e.dirs,
    transition: a,
    // These should technically only be non-null on mounted VNodes. However,
    // they *should* be copied for kept-alive vnodes. So we just always copy
    // them since them being non-null during a mount doesn't affect the logic as
    // they will simply be overwritten.
    component: e.component,
    suspense: e.suspense,
    ssContent: e.ssContent && Ct(e.ssContent),
    ssFallback: e.ssFallback && Ct(e.ssFallback),
    placeholder: e.placeholder,
    el: e.el,
    anchor: e.anchor,
    ctx: e.ctx,
    ce: e.ce,
    cacheIndex: e.cacheIndex
  };
  return a && s && Nt(
    d,
    a.clone(d)
  ), d;
}
function W(e = " ", t = 0) {
  return be(On, null, e, t);
}
function H(e = "", t = !1) {
  return t ? (g(), ft(Ae, null, e)) : be(Ae, null, e);
}
function Ne(e) {
  return e == null || typeof e == "boolean" ? be(Ae) : D(e) ? be(
    E,
    null,
    // #3666, avoid reference pollution when reusing vnode
    e.slice()
  ) : Cs(e) ? Ge(e) : be(On, null, String(e));
}
function Ge(e) {
  return e.el === null && e.patchFlag !== -1 || e.memo ? e : Ct(e);
}
function mn(e, t) {
  let n = 0;
  const { shapeFlag: s } = e;
  if (t == null)
    t = null;
  else if (D(t))
    n = 16;
  else if (typeof t == "object")
    if (s & 65) {
      const o = t.default;
      o && (o._c && (o._d = !1), mn(e, o()), o._c && (o._d = !0));
      return;
    } else {
      n = 32;
      const o = t._;
      !o && !mi(t) ? t._ctx = ve : o === 3 && ve && (ve.slots._ === 1 ? t._ = 1 : (t._ = 2, e.patchFlag |= 1024));
    }
  else if (J(t)) {
    if (s & 65) {
      mn(e, { default: t });
      return;
    }
    t = { default: t, _ctx: ve }, n = 32;
  } else
    t = String(t), s & 64 ? (n = 16, t = [W(t)]) : n = 8;
  e.children = t, e.shapeFlag |= n;
}
function ml(...e) {
  const t = {};
  for (let n = 0; n < e.length; n++) {
    const s = e[n];
    for (const o in s)
      if (o === "class")
        t.class !== s.class && (t.class = yt([t.class, s.class]));
      else if (o === "style")
        t.style = fs([t.style, s.style]);
      else if (wn(o)) {
        const i = t[o], r = s[o];
        r && i !== r && !(D(i) && i.includes(r)) ? t[o] = i ? [].concat(i, r) : r : r == null && i == null && // mergeProps({ 'onUpdate:modelValue': undefined }) should not retain
        // the model listener.
        !xn(o) && (t[o] = r);
      } else o !== "" && (t[o] = s[o]);
  }
  return t;
}
function Ee(e, t, n, s = null) {
  Ue(e, t, 7, [
    n,
    s
  ]);
}
const yl = /* @__PURE__ */ fi();
let Ti = 0;
function bl() {
  return Ti;
}
function _l(e, t, n) {
  const s = e.type, o = (t ? t.appContext : e.appContext) || yl, i = {
    uid: Ti++,
    vnode: e,
    type: s,
    parent: t,
    appContext: o,
    root: null,
    // to be immediately set
    next: null,
    subTree: null,
    // will be set synchronously right after creation
    effect: null,
    update: null,
    // will be set synchronously right after creation
    job: null,
    scope: new ir(
      !0
      /* detached */
    ),
    render: null,
    proxy: null,
    exposed: null,
    exposeProxy: null,
    withProxy: null,
    provides: t ? t.provides : Object.create(o.provides),
    ids: t ? t.ids : ["", 0, 0],
    accessCache: null,
    renderCache: [],
    // local resolved assets
    components: null,
    directives: null,
    // resolved props and emits options
    propsOptions: ol(s, o),
    emitsOptions: Yr(s, o),
    // emit
    emit: null,
    // to be set immediately
    emitted: null,
    // props default value
    propsDefaults: ee,
    // inheritAttrs
    inheritAttrs: s.inheritAttrs,
    // state
    ctx: ee,
    data: ee,
    props: ee,
    attrs: ee,
    slots: ee,
    refs: ee,
    setupState: ee,
    setupContext: null,
    // suspense related
    suspense: n,
    suspenseId: n ? n.pendingId : 0,
    asyncDep: null,
    asyncResolved: !1,
    // lifecycle hooks
    // not using enums here because it results in computed properties
    isMounted: !1,
    isUnmounted: !1,
    isDeactivated: !1,
    bc: null,
    c: null,
    bm: null,
    m: null,
    bu: null,
    u: null,
    um: null,
    bum: null,
    da: null,
    a: null,
    rtg: null,
    rtc: null,
    ec: null,
    sp: null
  };
  return i.ctx = { _: i }, i.root = t ? t.root : i, i.emit = Xr.bind(null, i), e.ce && e.ce(i), i;
}
let rt = null;
const vl = () => rt || ve;
let yn, Kt;
{
  const e = Sn(), t = (n, s) => {
    let o;
    return (o = e[n]) || (o = e[n] = []), o.push(s), (i) => {
      o.length > 1 ? o.forEach((r) => r(i)) : o[0](i);
    };
  };
  yn = t(
    "__VUE_INSTANCE_SETTERS__",
    (n) => rt = n
  ), Kt = t(
    "__VUE_SSR_SETTERS__",
    (n) => Bt = n
  );
}
const $s = (e) => {
  const t = rt;
  return yn(e), e.scope.on(), () => {
    e.scope.off(), yn(t);
  };
}, so = () => {
  rt && rt.scope.off(), yn(null);
};
function Ai(e) {
  return e.vnode.shapeFlag & 4;
}
let Bt = !1;
function wl(e, t = !1, n = !1) {
  t && Kt(t);
  const { props: s, children: o } = e.vnode, i = Ai(e);
  nl(e, s, i, t), rl(e, o, n || t);
  const r = i ? xl(e, t) : void 0;
  return t && Kt(!1), r;
}
function xl(e, t) {
  const n = e.type;
  e.accessCache = /* @__PURE__ */ Object.create(null), e.proxy = new Proxy(e.ctx, Br);
  const { setup: s } = n;
  if (s) {
    Qe();
    const o = e.setupContext = s.length > 1 ? Sl(e) : null, i = $s(e), r = Yt(
      s,
      e,
      0,
      [
        e.props,
        o
      ]
    ), l = Oo(r);
    if (Ze(), i(), (l || e.sp) && !Vt(e) && Wr(e), l) {
      if (r.then(so, so), t)
        return r.then((a) => {
          Kt(!0);
          try {
            oo(e, a, t);
          } finally {
            Kt(!1);
          }
        }).catch((a) => {
          $n(a, e, 0, void 0, !0), e.ssrRender = (f, d) => d("<!---->");
        });
      e.asyncDep = r;
    } else
      oo(e, r);
  } else
    Oi(e);
}
function oo(e, t, n) {
  J(t) ? e.type.__ssrInlineRender ? e.ssrRender = t : e.render = t : te(t) && (e.setupState = Zo(t)), Oi(e);
}
function Oi(e, t, n) {
  const s = e.type;
  e.render || (e.render = s.render || ht);
}
const Ii = /* @__PURE__ */ Symbol(), kl = {
  get(e, t) {
    return ue(e, "get", ""), t === Ii ? e : e[t];
  }
};
function Sl(e) {
  const t = (n) => {
    e.exposed = n || {};
  };
  return {
    attrs: new Proxy(e.attrs, kl),
    slots: e.slots,
    emit: e.emit,
    expose: t
  };
}
function In(e) {
  return e.exposed ? e.exposeProxy || (e.exposeProxy = new Proxy(Zo(Sr(e.exposed)), {
    get(t, n) {
      if (n in t)
        return t[n];
      if (n in Dt)
        return Dt[n](e);
    },
    has(t, n) {
      return n in t || n in Dt;
    }
  })) : e.proxy;
}
function Cl(e) {
  return J(e) && "__vccOpts" in e;
}
const re = (e, t) => /* @__PURE__ */ Or(e, t, Bt), $l = "3.5.45";
/**
* @vue/runtime-dom v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
let as;
const io = typeof window < "u" && window.trustedTypes;
if (io)
  try {
    as = /* @__PURE__ */ io.createPolicy("vue", {
      createHTML: (e) => e
    });
  } catch {
  }
const Mi = as ? (e) => as.createHTML(e) : (e) => e, Tl = "http://www.w3.org/2000/svg", Al = "http://www.w3.org/1998/Math/MathML", Be = typeof document < "u" ? document : null, ro = Be && /* @__PURE__ */ Be.createElement("template"), Ol = {
  insert: (e, t, n) => {
    t.insertBefore(e, n || null);
  },
  remove: (e) => {
    const t = e.parentNode;
    t && t.removeChild(e);
  },
  createElement: (e, t, n, s) => {
    const o = t === "svg" ? Be.createElementNS(Tl, e) : t === "mathml" ? Be.createElementNS(Al, e) : n ? Be.createElement(e, { is: n }) : Be.createElement(e);
    return e === "select" && s && s.multiple != null && o.setAttribute("multiple", s.multiple), o;
  },
  createText: (e) => Be.createTextNode(e),
  createComment: (e) => Be.createComment(e),
  setText: (e, t) => {
    e.nodeValue = t;
  },
  setElementText: (e, t) => {
    e.textContent = t;
  },
  parentNode: (e) => e.parentNode,
  nextSibling: (e) => e.nextSibling,
  querySelector: (e) => Be.querySelector(e),
  setScopeId(e, t) {
    e.setAttribute(t, "");
  },
  // __UNSAFE__
  // Reason: innerHTML.
  // Static content here can only come from compiled templates.
  // As long as the user only uses trusted templates, this is safe.
  insertStaticContent(e, t, n, s, o, i) {
    const r = n ? n.previousSibling : t.lastChild;
    if (o && (o === i || o.nextSibling))
      for (; t.insertBefore(o.cloneNode(!0), n), !(o === i || !(o = o.nextSibling)); )
        ;
    else {
      ro.innerHTML = Mi(
        s === "svg" ? `<svg>${e}</svg>` : s === "mathml" ? `<math>${e}</math>` : e
      );
      const l = ro.content;
      if (s === "svg" || s === "mathml") {
        const a = l.firstChild;
        for (; a.firstChild; )
          l.appendChild(a.firstChild);
        l.removeChild(a);
      }
      t.insertBefore(l, n);
    }
    return [
      // first
      r ? r.nextSibling : t.firstChild,
      // last
      n ? n.previousSibling : t.lastChild
    ];
  }
}, Il = /* @__PURE__ */ Symbol("_vtc");
function Ml(e, t, n) {
  const s = e[Il];
  s && (t = (t ? [t, ...s] : [...s]).join(" ")), t == null ? e.removeAttribute("class") : n ? e.setAttribute("class", t) : e.className = t;
}
const lo = /* @__PURE__ */ Symbol("_vod"), Fl = /* @__PURE__ */ Symbol("_vsh"), El = /* @__PURE__ */ Symbol(""), Rl = /(?:^|;)\s*display\s*:/;
function Pl(e, t, n) {
  const s = e.style, o = oe(n);
  let i = !1;
  if (n && !o) {
    if (t)
      if (oe(t))
        for (const r of t.split(";")) {
          const l = r.slice(0, r.indexOf(":")).trim();
          n[l] == null && Ft(s, l, "");
        }
      else
        for (const r in t)
          n[r] == null && Ft(s, r, "");
    for (const r in n) {
      r === "display" && (i = !0);
      const l = n[r];
      l != null ? Ll(
        e,
        r,
        !oe(t) && t ? t[r] : void 0,
        l
      ) || Ft(s, r, l) : Ft(s, r, "");
    }
  } else if (o) {
    if (t !== n) {
      const r = s[El];
      r && (n += ";" + r), s.cssText = n, i = Rl.test(n);
    }
  } else t && e.removeAttribute("style");
  lo in e && ((!o || t !== n) && (e[lo] = i ? s.display : ""), e[Fl] && (s.display = "none"));
}
const sn = /\s*!important$/;
function Ft(e, t, n) {
  if (D(n))
    n.forEach((s) => Ft(e, t, s));
  else if (n == null && (n = ""), t.startsWith("--"))
    sn.test(n) ? e.setProperty(t, n.replace(sn, ""), "important") : e.setProperty(t, n);
  else {
    const s = Nl(e, t);
    sn.test(n) ? e.setProperty(
      mt(s),
      n.replace(sn, ""),
      "important"
    ) : e[s] = n;
  }
}
const ao = ["Webkit", "Moz", "ms"], Gn = {};
function Nl(e, t) {
  const n = Gn[t];
  if (n)
    return n;
  let s = $e(t);
  if (s !== "filter" && s in e)
    return Gn[t] = s;
  s = Fo(s);
  for (let o = 0; o < ao.length; o++) {
    const i = ao[o] + s;
    if (i in e)
      return Gn[t] = i;
  }
  return t;
}
function Ll(e, t, n, s) {
  return e.tagName === "TEXTAREA" && (t === "width" || t === "height") && oe(s) && n === s;
}
const co = "http://www.w3.org/1999/xlink";
function uo(e, t, n, s, o, i = nr(t)) {
  s && t.startsWith("xlink:") ? n == null ? e.removeAttributeNS(co, t.slice(6, t.length)) : e.setAttributeNS(co, t, n) : n == null || i && !Ro(n) ? e.removeAttribute(t) : e.setAttribute(
    t,
    i ? "" : He(n) ? String(n) : n
  );
}
function fo(e, t, n, s, o) {
  if (t === "innerHTML" || t === "textContent") {
    n != null && (e[t] = t === "innerHTML" ? Mi(n) : n);
    return;
  }
  const i = e.tagName;
  if (t === "value" && i !== "PROGRESS" && // custom elements may use _value internally
  !i.includes("-")) {
    const l = i === "OPTION" ? e.getAttribute("value") || "" : e.value, a = n == null ? (
      // #11647: value should be set as empty string for null and undefined,
      // but <input type="checkbox"> should be set as 'on'.
      e.type === "checkbox" ? "on" : ""
    ) : String(n);
    (l !== a || !("_value" in e)) && (e.value = a), n == null && e.removeAttribute(t), e._value = n;
    return;
  }
  let r = !1;
  if (n === "" || n == null) {
    const l = typeof e[t];
    l === "boolean" ? n = Ro(n) : n == null && l === "string" ? (n = "", r = !0) : l === "number" && (n = 0, r = !0);
  }
  try {
    e[t] = n;
  } catch {
  }
  r && e.removeAttribute(o || t);
}
function nt(e, t, n, s) {
  e.addEventListener(t, n, s);
}
function Vl(e, t, n, s) {
  e.removeEventListener(t, n, s);
}
const ho = /* @__PURE__ */ Symbol("_vei");
function Dl(e, t, n, s, o = null) {
  const i = e[ho] || (e[ho] = {}), r = i[t];
  if (s && r)
    r.value = s;
  else {
    const [l, a] = Ul(t);
    if (s) {
      const f = i[t] = Kl(
        s,
        o
      );
      nt(e, l, f, a);
    } else r && (Vl(e, l, r, a), i[t] = void 0);
  }
}
const Hl = /(Once|Passive|Capture)$/, jl = /^on:?(?:Once|Passive|Capture)$/;
function Ul(e) {
  let t, n;
  for (; (n = e.match(Hl)) && !jl.test(e); )
    t || (t = {}), e = e.slice(0, e.length - n[1].length), t[n[1].toLowerCase()] = !0;
  return [e[2] === ":" ? e.slice(3) : mt(e.slice(2)), t];
}
let zn = 0;
const Wl = /* @__PURE__ */ Promise.resolve(), ql = () => zn || (Wl.then(() => zn = 0), zn = Date.now());
function Kl(e, t) {
  const n = (s) => {
    if (!s._vts)
      s._vts = Date.now();
    else if (s._vts <= n.attached)
      return;
    const o = n.value;
    if (D(o)) {
      const i = s.stopImmediatePropagation;
      s.stopImmediatePropagation = () => {
        i.call(s), s._stopped = !0;
      };
      const r = o.slice(), l = [s];
      for (let a = 0; a < r.length && !s._stopped; a++) {
        const f = r[a];
        f && Ue(
          f,
          t,
          5,
          l
        );
      }
    } else
      Ue(
        o,
        t,
        5,
        [s]
      );
  };
  return n.value = e, n.attached = ql(), n;
}
const po = (e) => e.charCodeAt(0) === 111 && e.charCodeAt(1) === 110 && // lowercase letter
e.charCodeAt(2) > 96 && e.charCodeAt(2) < 123, Bl = (e, t, n, s, o, i) => {
  const r = o === "svg";
  t === "class" ? Ml(e, s, r) : t === "style" ? Pl(e, n, s) : wn(t) ? xn(t) || Dl(e, t, n, s, i) : (t[0] === "." ? (t = t.slice(1), !0) : t[0] === "^" ? (t = t.slice(1), !1) : Gl(e, t, s, r)) ? (fo(e, t, s), !e.tagName.includes("-") && (t === "value" || t === "checked" || t === "selected") && uo(e, t, s, r, i, t !== "value")) : /* #11081 force set props for possible async custom element */ e._isVueCE && // #12408 check if it's declared prop or it's async custom element
  (zl(e, t) || // @ts-expect-error _def is private
  e._def.__asyncLoader && (/[A-Z]/.test(t) || !oe(s))) ? fo(e, $e(t), s, i, t) : (t === "true-value" ? e._trueValue = s : t === "false-value" && (e._falseValue = s), uo(e, t, s, r));
};
function Gl(e, t, n, s) {
  if (s)
    return !!(t === "innerHTML" || t === "textContent" || t in e && po(t) && J(n));
  if (t === "spellcheck" || t === "draggable" || t === "translate" || t === "autocorrect" || t === "sandbox" && e.tagName === "IFRAME" || t === "form" || t === "list" && e.tagName === "INPUT" || t === "type" && e.tagName === "TEXTAREA")
    return !1;
  if (t === "width" || t === "height") {
    const o = e.tagName;
    if (o === "IMG" || o === "VIDEO" || o === "CANVAS" || o === "SOURCE")
      return !1;
  }
  return po(t) && oe(n) ? !1 : t in e;
}
function zl(e, t) {
  const n = (
    // @ts-expect-error _def is private
    e._def.props
  );
  if (!n)
    return !1;
  const s = $e(t);
  return Array.isArray(n) ? n.some((o) => $e(o) === s) : Object.keys(n).some((o) => $e(o) === s);
}
const $t = (e) => {
  const t = e.props["onUpdate:modelValue"] || !1;
  return D(t) ? (n) => cn(t, n) : t;
};
function Jl(e) {
  e.target.composing = !0;
}
function go(e) {
  const t = e.target;
  t.composing && (t.composing = !1, t.dispatchEvent(new Event("input")));
}
const De = /* @__PURE__ */ Symbol("_assign"), on = /* @__PURE__ */ Symbol("_initialValue");
function Jn(e, t, n) {
  return t && (e = e.trim()), n && (e = Jt(e)), e;
}
const St = {
  created(e, { modifiers: { lazy: t, trim: n, number: s } }, o) {
    e.parentNode && (e.type === "text" ? e[on] = e.defaultValue.replace(/[\r\n]/g, "") : e.type === "textarea" && (e[on] = e.defaultValue.replace(/\r\n?/g, `
`))), e[De] = $t(o);
    const i = s || o.props && o.props.type === "number";
    nt(e, t ? "change" : "input", (r) => {
      r.target.composing || e[De](Jn(e.value, n, i));
    }), (n || i) && nt(e, "change", () => {
      e.value = Jn(e.value, n, i);
    }), t || (nt(e, "compositionstart", Jl), nt(e, "compositionend", go), nt(e, "change", go));
  },
  // set value on mounted so it's after min/max for type="range"
  mounted(e, { value: t, modifiers: { trim: n, number: s } }) {
    const o = t ?? "", i = e[on];
    delete e[on], i !== void 0 && (e.type === "text" || e.type === "textarea") && e.value !== i ? e[De](Jn(e.value, n, s)) : e.value = o;
  },
  beforeUpdate(e, { value: t, oldValue: n, modifiers: { lazy: s, trim: o, number: i } }, r) {
    if (e[De] = $t(r), e.composing) return;
    const l = (i || e.type === "number") && !/^0\d/.test(e.value) ? Jt(e.value) : e.value, a = t ?? "";
    if (l === a)
      return;
    const f = e.getRootNode();
    (f instanceof Document || f instanceof ShadowRoot) && f.activeElement === e && e.type !== "range" && (s && t === n || o && e.value.trim() === a) || (e.value = a);
  }
}, Xn = {
  // #4096 array checkboxes need to be deep traversed
  deep: !0,
  created(e, t, n) {
    e[De] = $t(n), nt(e, "change", () => {
      const s = e._modelValue, o = Gt(e), i = e.checked, r = e[De];
      if (D(s)) {
        const l = ds(s, o), a = l !== -1;
        if (i && !a)
          r(s.concat(o));
        else if (!i && a) {
          const f = [...s];
          f.splice(l, 1), r(f);
        }
      } else if (Xe(s)) {
        const l = new Set(s);
        i ? l.add(o) : l.delete(o), r(l);
      } else
        r(Fi(e, i));
    });
  },
  // set initial checked on mount to wait for true-value/false-value
  mounted: mo,
  beforeUpdate(e, t, n) {
    e[De] = $t(n), mo(e, t, n);
  }
};
function mo(e, { value: t, oldValue: n }, s) {
  e._modelValue = t;
  let o;
  if (D(t))
    o = ds(t, s.props.value) > -1;
  else if (Xe(t))
    o = t.has(s.props.value);
  else {
    if (t === n) return;
    o = Ye(t, Fi(e, !0));
  }
  e.checked !== o && (e.checked = o);
}
const rn = {
  // <select multiple> value need to be deep traversed
  deep: !0,
  created(e, { value: t, modifiers: { number: n } }, s) {
    e._modelValue = t, nt(e, "change", () => {
      const o = Array.prototype.filter.call(e.options, (a) => a.selected).map(
        (a) => n ? Jt(Gt(a)) : Gt(a)
      ), i = e.multiple, r = i ? Xe(e._modelValue) ? new Set(o) : o : o[0], l = e._pendingValue = [
        i,
        i ? D(r) ? o.slice() : o : r
      ];
      try {
        e[De](r);
      } finally {
        ti(() => {
          e._pendingValue === l && (e._pendingValue = void 0);
        });
      }
    }), e[De] = $t(s);
  },
  // set value in mounted & updated because <select> relies on its children
  // <option>s.
  mounted(e, { value: t, modifiers: { number: n } }) {
    yo(e, t, n);
  },
  beforeUpdate(e, { value: t }, n) {
    e._modelValue = t, e[De] = $t(n);
  },
  updated(e, { value: t, modifiers: { number: n } }) {
    const s = e._pendingValue;
    e._pendingValue = void 0, (!s || s[0] !== e.multiple || !Xl(t, s[1], s[0])) && yo(e, t, n);
  }
};
function Xl(e, t, n) {
  if (!n || D(e)) return Ye(e, t);
  if (Xe(e)) {
    if (e.size !== t.length) return !1;
    for (const s of t)
      if (!e.has(s)) return !1;
    return !0;
  }
  return !1;
}
function yo(e, t, n = !1) {
  const s = e.multiple, o = D(t);
  if (!(s && !o && !Xe(t))) {
    for (let i = 0, r = e.options.length; i < r; i++) {
      const l = e.options[i], a = Gt(l);
      if (s)
        if (o) {
          const f = typeof a;
          f === "string" || f === "number" ? l.selected = t.some((d) => String(d) === String(a)) : l.selected = ds(t, a) > -1;
        } else
          l.selected = t.has(a) || n && typeof a == "string" && t.has(Jt(a));
      else if (Ye(Gt(l), t)) {
        e.selectedIndex !== i && (e.selectedIndex = i);
        return;
      }
    }
    !s && e.selectedIndex !== -1 && (e.selectedIndex = -1);
  }
}
function Gt(e) {
  return "_value" in e ? e._value : e.value;
}
function Fi(e, t) {
  const n = t ? "_trueValue" : "_falseValue";
  return n in e ? e[n] : t;
}
const Yl = ["ctrl", "shift", "alt", "meta"], Ql = {
  stop: (e) => e.stopPropagation(),
  prevent: (e) => e.preventDefault(),
  self: (e) => e.target !== e.currentTarget,
  ctrl: (e) => !e.ctrlKey,
  shift: (e) => !e.shiftKey,
  alt: (e) => !e.altKey,
  meta: (e) => !e.metaKey,
  left: (e) => "button" in e && e.button !== 0,
  middle: (e) => "button" in e && e.button !== 1,
  right: (e) => "button" in e && e.button !== 2,
  exact: (e, t) => Yl.some((n) => e[`${n}Key`] && !t.includes(n))
}, Ts = (e, t) => {
  if (!e) return e;
  const n = e._withMods || (e._withMods = {}), s = t.join(".");
  return n[s] || (n[s] = ((o, ...i) => {
    for (let r = 0; r < t.length; r++) {
      const l = Ql[t[r]];
      if (l && l(o, t)) return;
    }
    return e(o, ...i);
  }));
}, Zl = /* @__PURE__ */ _e({ patchProp: Bl }, Ol);
let bo;
function ea() {
  return bo || (bo = al(Zl));
}
const ta = ((...e) => {
  const t = ea().createApp(...e), { mount: n } = t;
  return t.mount = (s) => {
    const o = sa(s);
    if (!o) return;
    const i = t._component;
    !J(i) && !i.render && !i.template && (i.template = o.innerHTML), o.nodeType === 1 && (o.textContent = "");
    const r = n(o, !1, na(o));
    return o instanceof Element && (o.removeAttribute("v-cloak"), o.setAttribute("data-v-app", "")), r;
  }, t;
});
function na(e) {
  if (e instanceof SVGElement)
    return "svg";
  if (typeof MathMLElement == "function" && e instanceof MathMLElement)
    return "mathml";
}
function sa(e) {
  return oe(e) ? document.querySelector(e) : e;
}
const xt = "/animation_studio", Se = (e) => `${xt}/runs/${encodeURIComponent(e)}`;
class bn extends Error {
  constructor(t, n) {
    super(t), this.code = n;
  }
  get gone() {
    return this.code === "gone";
  }
}
async function fe(e, t, n) {
  const s = t === void 0 ? { signal: n } : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(t), signal: n };
  let o, i;
  try {
    o = await fn.fetchApi(e, s), i = await o.json();
  } catch (r) {
    throw n?.aborted ? r : new bn("", "gone");
  }
  if (!o.ok)
    throw new bn(`${i.error?.message ?? o.status} ${i.error?.fix ?? ""}`.trim(), i.error?.code ?? "");
  return i;
}
const ne = {
  runs: async (e) => (await fe(`${xt}/runs?${new URLSearchParams({ words: e })}`)).runs,
  run: (e) => fe(Se(e)),
  start: async (e) => (await fe(`${xt}/runs`, e)).run,
  read: (e, t) => fe(`${xt}/reading`, e, t),
  approve: (e, t) => fe(`${Se(e)}/answer`, t ? { storyboard: t } : {}),
  choose: (e, t) => fe(`${Se(e)}/answer`, { takes: t }),
  again: (e, t) => fe(`${Se(e)}/answer`, { again: t, budgets: { takes: 8 } }),
  resume: (e) => fe(`${Se(e)}/resume`, {}),
  stop: (e) => fe(`${Se(e)}/stop`, {}),
  readChange: (e, t, n) => fe(`${Se(e)}/change`, { text: t }, n),
  change: async (e, t) => (await fe(`${Se(e)}/change`, { text: t, do: !0 })).run,
  graph: async (e, t) => (await fe(`${Se(e)}/graphs/${encodeURIComponent(t)}`)).graph,
  script: async (e) => (await fe(`${Se(e)}/script`)).text,
  editGraph: (e, t, n, s) => fe(`${xt}/graph/edit`, { graph: e, order: t, selected: n }, s),
  tellGraph: (e) => fe(`${xt}/graph/told`, { graph: e }),
  stillAddress: (e, t, n) => fn.apiURL(`${Se(e)}/stills/${encodeURIComponent(t)}?state=${n}`),
  fileAddress: (e) => fn.apiURL(`/view?${new URLSearchParams({ filename: e.filename, subfolder: e.subfolder, type: e.type })}`)
}, As = {
  title: "Animation Studio",
  tooltip: "Animation Studio: make a film from a sentence",
  newFilm: "New film",
  back: "All films",
  describe: "Describe it",
  ownScript: "Film a script",
  request: "What happens in the film",
  requestHint: "Who does what, in your own words. English or Chinese.",
  examples: "Examples",
  example1: "A dog steals a sausage from a boy. He chases it.",
  example2: "Mira and Pim build a snowman. A crow takes its nose. No dialogue.",
  example3: "Luca is afraid of the dark. Alberto lights a lantern.",
  script: "Script",
  scriptHint: "Fountain, or lines such as “Mira: Hello!”. It is filmed word for word.",
  scriptFile: "Open a .fountain or .txt file",
  scriptLong: "That file has {count} letters; a script may have {most}.",
  length: "Length (seconds)",
  lengthAuto: "as the story needs",
  shape: "Shape",
  wide: "Wide 16:9",
  tall: "Tall 9:16",
  square: "Square 1:1",
  look: "Drawn by",
  puppets: "Puppets (no model)",
  sdxl: "SDXL (your models)",
  toonxl: "Toon XL (small model)",
  style: "Style",
  fromRequest: "From the request",
  toon: "Cartoon",
  silent: "Silent film",
  noir: "Film noir",
  storybook: "Storybook",
  news: "News",
  language: "Language",
  english: "English",
  simplified: "Chinese, simplified",
  traditional: "Chinese, traditional",
  captions: "Captions in the picture",
  approveFirst: "Show me the storyboard first",
  preview: "Quick preview (half the size)",
  make: "Make the film",
  understood: "What was understood",
  reading: "Reading …",
  filmOf: "“{title}”, about {seconds} s in {shots} shots",
  happensHere: "Happens",
  who: "Who",
  where: "Where",
  keepsTo: "Keeps to",
  unseen: "Not in the picture",
  notShown: "in no shot",
  unread: "Not understood",
  notes: "Notes",
  nobody: "nobody in the picture",
  only_these: "nobody else",
  no_dialogue: "no dialogue",
  narrator_only: "only the narrator speaks",
  no_jokes: "no jokes",
  only_these_lines: "only these lines",
  exact_shots: "number of shots",
  lengthIs: "length",
  form: "form",
  languageIs: "language",
  scriptIs: "Chinese characters",
  without: "without",
  films: "Films",
  search: "Search films",
  noFilms: "No films yet.",
  noneFound: "No film has these words.",
  running: "in the making",
  waiting: "waits for you",
  finished: "finished",
  failed: "failed",
  stopped: "stopped",
  storyboard: "Storyboard",
  storyboardAsk: "Nothing is drawn yet. Change what you like, then approve.",
  shot: "Shot {number}",
  card: "Card",
  cardText: "Text on the card",
  framing: "Framing",
  close_up: "Close-up",
  medium: "Medium",
  full: "Whole figures",
  wide_shot: "Wide",
  seconds: "Seconds",
  line: "{name} says",
  moveUp: "Move up",
  moveDown: "Move down",
  remove: "Remove",
  undo: "Undo",
  total: "{seconds} s in {shots} shots",
  approve: "Approve",
  useMine: "Use my storyboard",
  kept: "Your changes are kept in this browser until they are sent.",
  still: "Still of shot {number}",
  takeOf: "Take of shot {number}",
  goOnSo: "Go on with these",
  makeAgain: "Make them again",
  making: "In the making",
  story: "Writing the story",
  voices: "Recording the voices",
  pictures: "Drawing the shots",
  cut: "Cutting the film",
  madeOf: "{made} of {all} shots are drawn",
  stop: "Stop",
  goOn: "Go on",
  shots: "Shots",
  playFrom: "Play from shot {number}",
  openGraph: "Open the graph of shot {number}",
  graphOpened: "The graph is on the canvas. Change it and queue it: it makes a take of its own.",
  change: "Change something",
  changeHint: "In your own words: “make it rain in shot 2”, “why is shot 3 at night?”",
  wouldDo: "This will be done:",
  answer: "Answer:",
  doubt: "A question first:",
  changeNow: "Make this change",
  newVersion: "It makes a new film; this one stays.",
  downloads: "Download",
  film: "Film (mp4)",
  captionFile: "Captions (srt)",
  storyboardFile: "Storyboard (json)",
  scriptText: "Script (Fountain)",
  serverGone: "The server doesn't answer. What you typed is kept here; try again when it is back.",
  partFilm: "Films",
  partWorkflow: "This workflow",
  changeWorkflow: "Change this workflow …",
  changeWorkflowHint: "“add my film-grain LoRA and upscale at the end”, “steps to 30”. Select nodes to say which are meant.",
  selectedNodes: "{count} selected: meant where several fit.",
  willChange: "This will change:",
  changeIt: "Change it",
  changed: "Changed:",
  keepIt: "Keep it",
  explain: "What does it do, and is it sound?",
  nothingOdd: "Nothing is odd about it."
}, oa = {
  title: "动画工作室",
  tooltip: "动画工作室：一句话做一部片子",
  newFilm: "新片子",
  back: "所有片子",
  describe: "用话描述",
  ownScript: "拍现成的剧本",
  request: "片子里发生什么",
  requestHint: "谁做了什么，用自己的话说。中文或英文。",
  examples: "例子",
  example1: "一只狗偷了男孩的香肠，男孩追它。",
  example2: "米拉和皮姆堆雪人，乌鸦叼走了它的鼻子。不要对白。",
  example3: "卢卡怕黑，阿尔贝托点亮一盏灯笼。",
  script: "剧本",
  scriptHint: "Fountain 格式，或像“米拉：你好！”这样的台词。逐字照拍。",
  scriptFile: "打开 .fountain 或 .txt 文件",
  scriptLong: "这个文件有 {count} 个字符；剧本最多 {most} 个。",
  length: "时长（秒）",
  lengthAuto: "按故事需要",
  shape: "画幅",
  wide: "横屏 16:9",
  tall: "竖屏 9:16",
  square: "方形 1:1",
  look: "画面来自",
  puppets: "木偶（不需要模型）",
  sdxl: "SDXL（你的模型）",
  toonxl: "Toon XL（小模型）",
  style: "风格",
  fromRequest: "按要求",
  toon: "卡通",
  silent: "默片",
  noir: "黑色电影",
  storybook: "绘本",
  news: "新闻",
  language: "语言",
  english: "英文",
  simplified: "简体中文",
  traditional: "繁体中文",
  captions: "画面上显示字幕",
  approveFirst: "先给我看分镜",
  preview: "快速预览（一半大小）",
  make: "制作片子",
  understood: "读懂的内容",
  reading: "正在读……",
  filmOf: "《{title}》，约 {seconds} 秒，{shots} 个镜头",
  happensHere: "发生",
  who: "谁",
  where: "哪里",
  keepsTo: "遵守",
  unseen: "画面里没有",
  notShown: "没有镜头",
  unread: "没读懂",
  notes: "说明",
  nobody: "画面里没有人",
  only_these: "没有别人",
  no_dialogue: "不要对白",
  narrator_only: "只有旁白说话",
  no_jokes: "不要笑话",
  only_these_lines: "只有这些台词",
  exact_shots: "镜头数",
  lengthIs: "时长",
  form: "形式",
  languageIs: "语言",
  scriptIs: "汉字",
  without: "不要",
  films: "片子",
  search: "搜索片子",
  noFilms: "还没有片子。",
  noneFound: "没有片子含有这些词。",
  running: "制作中",
  waiting: "等你决定",
  finished: "完成",
  failed: "失败",
  stopped: "已停止",
  storyboard: "分镜",
  storyboardAsk: "还什么都没画。想改就改，然后同意。",
  shot: "镜头 {number}",
  card: "字卡",
  cardText: "字卡上的文字",
  framing: "景别",
  close_up: "特写",
  medium: "中景",
  full: "全身",
  wide_shot: "远景",
  seconds: "秒",
  line: "{name}说",
  moveUp: "上移",
  moveDown: "下移",
  remove: "删除",
  undo: "撤销",
  total: "{seconds} 秒，{shots} 个镜头",
  approve: "同意",
  useMine: "用我的分镜",
  kept: "你的修改保存在这个浏览器里，直到送出。",
  still: "镜头 {number} 的画面",
  takeOf: "镜头 {number} 的版本",
  goOnSo: "就用这些",
  makeAgain: "重新制作",
  making: "制作中",
  story: "正在写故事",
  voices: "正在录配音",
  pictures: "正在画镜头",
  cut: "正在剪辑",
  madeOf: "{all} 个镜头画好了 {made} 个",
  stop: "停止",
  goOn: "继续",
  shots: "镜头",
  playFrom: "从镜头 {number} 播放",
  openGraph: "打开镜头 {number} 的工作流",
  graphOpened: "工作流已在画布上。修改后排队运行，会得到一个新版本。",
  change: "修改",
  changeHint: "用自己的话说：“第2个镜头下雨”“镜头3为什么是晚上？”",
  wouldDo: "将会这样做：",
  answer: "回答：",
  doubt: "先问一下：",
  changeNow: "就这样改",
  newVersion: "会做出一部新片子；这一部保留。",
  downloads: "下载",
  film: "片子 (mp4)",
  captionFile: "字幕 (srt)",
  storyboardFile: "分镜 (json)",
  scriptText: "剧本 (Fountain)",
  serverGone: "服务器没有回应。你写的内容保留在这里；等它恢复后再试。",
  partFilm: "片子",
  partWorkflow: "这个工作流",
  changeWorkflow: "修改这个工作流……",
  changeWorkflowHint: "“加上胶片颗粒 LoRA，最后放大两倍”“步数改成30”。选中节点可以指明是哪一个。",
  selectedNodes: "选中了 {count} 个：有几处都合适时就指它们。",
  willChange: "将会改变：",
  changeIt: "修改",
  changed: "已修改：",
  keepIt: "保留",
  explain: "它做什么，有没有问题？",
  nothingOdd: "没有发现问题。"
}, ia = {
  title: "動畫工作室",
  tooltip: "動畫工作室：一句話做一部片子",
  newFilm: "新片子",
  back: "所有片子",
  describe: "用話描述",
  ownScript: "拍現成的劇本",
  request: "片子裡發生什麼",
  requestHint: "誰做了什麼，用自己的話說。中文或英文。",
  examples: "例子",
  example1: "一隻狗偷了男孩的香腸，男孩追它。",
  example2: "米拉和皮姆堆雪人，烏鴉叼走了它的鼻子。不要對白。",
  example3: "盧卡怕黑，阿爾貝托點亮一盞燈籠。",
  script: "劇本",
  scriptHint: "Fountain 格式，或像「米拉：你好！」這樣的臺詞。逐字照拍。",
  scriptFile: "開啟 .fountain 或 .txt 檔案",
  scriptLong: "這個檔案有 {count} 個字元；劇本最多 {most} 個。",
  length: "時長（秒）",
  lengthAuto: "按故事需要",
  shape: "畫幅",
  wide: "橫屏 16:9",
  tall: "豎屏 9:16",
  square: "方形 1:1",
  look: "畫面來自",
  puppets: "木偶（不需要模型）",
  sdxl: "SDXL（你的模型）",
  toonxl: "Toon XL（小模型）",
  style: "風格",
  fromRequest: "按要求",
  toon: "卡通",
  silent: "默片",
  noir: "黑色電影",
  storybook: "繪本",
  news: "新聞",
  language: "語言",
  english: "英文",
  simplified: "簡體中文",
  traditional: "繁體中文",
  captions: "畫面上顯示字幕",
  approveFirst: "先給我看分鏡",
  preview: "快速預覽（一半大小）",
  make: "製作片子",
  understood: "讀懂的內容",
  reading: "正在讀……",
  filmOf: "《{title}》，約 {seconds} 秒，{shots} 個鏡頭",
  happensHere: "發生",
  who: "誰",
  where: "哪裡",
  keepsTo: "遵守",
  unseen: "畫面裡沒有",
  notShown: "沒有鏡頭",
  unread: "沒讀懂",
  notes: "說明",
  nobody: "畫面裡沒有人",
  only_these: "沒有別人",
  no_dialogue: "不要對白",
  narrator_only: "只有旁白說話",
  no_jokes: "不要笑話",
  only_these_lines: "只有這些臺詞",
  exact_shots: "鏡頭數",
  lengthIs: "時長",
  form: "形式",
  languageIs: "語言",
  scriptIs: "漢字",
  without: "不要",
  films: "片子",
  search: "搜尋片子",
  noFilms: "還沒有片子。",
  noneFound: "沒有片子含有這些詞。",
  running: "製作中",
  waiting: "等你決定",
  finished: "完成",
  failed: "失敗",
  stopped: "已停止",
  storyboard: "分鏡",
  storyboardAsk: "還什麼都沒畫。想改就改，然後同意。",
  shot: "鏡頭 {number}",
  card: "字卡",
  cardText: "字卡上的文字",
  framing: "景別",
  close_up: "特寫",
  medium: "中景",
  full: "全身",
  wide_shot: "遠景",
  seconds: "秒",
  line: "{name}說",
  moveUp: "上移",
  moveDown: "下移",
  remove: "刪除",
  undo: "撤銷",
  total: "{seconds} 秒，{shots} 個鏡頭",
  approve: "同意",
  useMine: "用我的分鏡",
  kept: "你的修改儲存在這個瀏覽器裡，直到送出。",
  still: "鏡頭 {number} 的畫面",
  takeOf: "鏡頭 {number} 的版本",
  goOnSo: "就用這些",
  makeAgain: "重新制作",
  making: "製作中",
  story: "正在寫故事",
  voices: "正在錄配音",
  pictures: "正在畫鏡頭",
  cut: "正在剪輯",
  madeOf: "{all} 個鏡頭畫好了 {made} 個",
  stop: "停止",
  goOn: "繼續",
  shots: "鏡頭",
  playFrom: "從鏡頭 {number} 播放",
  openGraph: "開啟鏡頭 {number} 的工作流",
  graphOpened: "工作流已在畫布上。修改後排隊執行，會得到一個新版本。",
  change: "修改",
  changeHint: "用自己的話說：「第2個鏡頭下雨」「鏡頭3為什麼是晚上？」",
  wouldDo: "將會這樣做：",
  answer: "回答：",
  doubt: "先問一下：",
  changeNow: "就這樣改",
  newVersion: "會做出一部新片子；這一部保留。",
  downloads: "下載",
  film: "片子 (mp4)",
  captionFile: "字幕 (srt)",
  storyboardFile: "分鏡 (json)",
  scriptText: "劇本 (Fountain)",
  serverGone: "伺服器沒有回應。你寫的內容保留在這裡；等它恢復後再試。",
  partFilm: "片子",
  partWorkflow: "這個工作流",
  changeWorkflow: "修改這個工作流……",
  changeWorkflowHint: "「加上膠片顆粒 LoRA，最後放大兩倍」「步數改成30」。選取節點可以指明是哪一個。",
  selectedNodes: "選取了 {count} 個：有幾處都合適時就指它們。",
  willChange: "將會改變：",
  changeIt: "修改",
  changed: "已修改：",
  keepIt: "保留",
  explain: "它做什麼，有沒有問題？",
  nothingOdd: "沒有發現問題。"
}, ra = { en: As, zh: oa, "zh-TW": ia };
function la() {
  const e = String(ie.extensionManager.setting?.get("Comfy.Locale") ?? "en");
  return ra[e] ?? As;
}
function v(e, t = {}) {
  return la()[e].replace(/\{(\w+)\}/g, (n, s) => String(t[s] ?? n));
}
function Os(e) {
  return e in As ? v(e) : e.replaceAll("_", " ");
}
const aa = 200, ca = 3e3, F = /* @__PURE__ */ Xt({
  runs: [],
  words: "",
  part: "film",
  order: "",
  // here and not in its part of the page, which newer editors put up anew when a node is selected
  changed: null,
  about: null,
  open: null,
  run: null,
  progress: {},
  fault: "",
  busy: !1
});
let _o = 0, vo = !1, Is = !1;
function Ei(e) {
  if (e instanceof bn) return e.gone ? v("serverGone") : e.message;
  throw e;
}
async function Mn() {
  const e = F.open;
  try {
    if (F.runs = await ne.runs(F.words), e !== null) {
      const t = await ne.run(e);
      F.open === e && ua(t) && (F.run = t);
    }
    F.fault === v("serverGone") && (F.fault = "");
  } catch (t) {
    F.fault = Ei(t);
  }
}
function ua(e) {
  return JSON.stringify(e) !== JSON.stringify(F.run);
}
function _n() {
  window.clearTimeout(_o), _o = window.setTimeout(() => void Mn(), aa);
}
async function Fn(e) {
  F.open = e, F.run = null, F.fault = "", await Mn();
}
async function Oe(e) {
  F.busy = !0, F.fault = "";
  try {
    return await e(), await Mn(), !0;
  } catch (t) {
    return F.fault = Ei(t), !1;
  } finally {
    F.busy = !1;
  }
}
function fa(e) {
  if (e.state === "running") {
    if (F.progress[e.run] = { fraction: e.fraction ?? 0, text: e.text ?? "" }, e.run !== F.open && F.runs.some((t) => t.id === e.run)) return;
  } else
    delete F.progress[e.run];
  _n();
}
function da() {
  Is && !document.hidden && F.runs.some((e) => e.active || e.standing === "running") && _n();
}
function ha() {
  Is = !0, Mn(), !vo && (vo = !0, fn.addEventListener("animation_studio", (e) => fa(e.detail)), window.setInterval(da, ca));
}
function pa() {
  Is = !1;
}
const ga = 350;
function Ms(e, t) {
  const n = /* @__PURE__ */ Ve(null), s = /* @__PURE__ */ Ve(null), o = /* @__PURE__ */ Ve(!1);
  let i = 0, r = new AbortController();
  async function l(a, f) {
    try {
      const d = await t(a, f);
      if (f.aborted) return;
      n.value = d, s.value = null;
    } catch (d) {
      if (f.aborted || !(d instanceof bn)) return;
      n.value = null, s.value = d;
    }
    o.value = !1;
  }
  return ws(
    () => JSON.stringify(e()),
    () => {
      r.abort(), window.clearTimeout(i);
      const a = e();
      if (o.value = a !== null, a === null) {
        n.value = s.value = null;
        return;
      }
      r = new AbortController();
      const { signal: f } = r;
      i = window.setTimeout(() => void l(a, f), ga);
    },
    { immediate: !0 }
  ), xs(() => {
    r.abort(), window.clearTimeout(i);
  }), { told: n, fault: s, reading: o };
}
const ma = ["aria-label"], ya = {
  key: 0,
  class: "warn"
}, ba = { class: "faint" }, _a = ["aria-label"], va = { key: 0 }, wa = { class: "facts" }, xa = {
  key: 2,
  class: "faint"
}, ka = /* @__PURE__ */ Ie({
  __name: "UnderstoodChips",
  props: {
    told: {},
    fault: {},
    reading: { type: Boolean }
  },
  setup(e) {
    const t = { length: "lengthIs", language: "languageIs", script: "scriptIs" }, n = (s) => [Os(t[s.kind] ?? s.kind), s.value].filter(Boolean).join(" ");
    return (s, o) => e.told || e.fault || e.reading ? (g(), b("section", {
      key: 0,
      class: "understood",
      "aria-live": "polite",
      "aria-label": u(v)("understood")
    }, [
      e.fault ? (g(), b("p", ya, p(e.fault.gone ? u(v)("serverGone") : e.fault.message), 1)) : e.told ? (g(), b(E, { key: 1 }, [
        y("p", ba, p(u(v)("filmOf", { title: e.told.title, seconds: e.told.seconds, shots: e.told.shots })), 1),
        e.told.events.length ? (g(), b("ol", {
          key: 0,
          class: "chips",
          "aria-label": u(v)("happensHere")
        }, [
          (g(!0), b(E, null, Y(e.told.events, (i, r) => (g(), b("li", {
            key: r,
            class: yt(["chip", { warn: !i.shots.length }])
          }, [
            W(p(i.text), 1),
            i.shots.length ? H("", !0) : (g(), b("small", va, " (" + p(u(v)("notShown")) + ")", 1))
          ], 2))), 128))
        ], 8, _a)) : H("", !0),
        y("dl", wa, [
          e.told.cast.length ? (g(), b(E, { key: 0 }, [
            y("dt", null, p(u(v)("who")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Y(e.told.cast, (i) => (g(), b("span", {
                key: i,
                class: "chip"
              }, p(i), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.places.length ? (g(), b(E, { key: 1 }, [
            y("dt", null, p(u(v)("where")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Y(e.told.places, (i) => (g(), b("span", {
                key: i,
                class: "chip"
              }, p(i.replaceAll("_", " ")), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.constraints.length ? (g(), b(E, { key: 2 }, [
            y("dt", null, p(u(v)("keepsTo")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Y(e.told.constraints, (i, r) => (g(), b("span", {
                key: r,
                class: "chip"
              }, p(n(i)), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.unread.length ? (g(), b(E, { key: 3 }, [
            y("dt", null, p(u(v)("unread")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Y(e.told.unread, (i) => (g(), b("span", {
                key: i,
                class: "chip warn"
              }, p(i), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.unseen.length ? (g(), b(E, { key: 4 }, [
            y("dt", null, p(u(v)("unseen")), 1),
            y("dd", null, [
              (g(!0), b(E, null, Y(e.told.unseen, (i) => (g(), b("span", {
                key: i,
                class: "chip warn"
              }, p(i), 1))), 128))
            ])
          ], 64)) : H("", !0)
        ]),
        (g(!0), b(E, null, Y(e.told.notes, (i) => (g(), b("p", {
          key: i,
          class: "faint"
        }, p(i), 1))), 128))
      ], 64)) : (g(), b("p", xa, p(u(v)("reading")), 1))
    ], 8, ma)) : H("", !0);
  }
}), Sa = ["aria-label"], Ca = ["aria-pressed"], $a = ["aria-pressed"], Ta = { class: "field" }, Aa = ["placeholder"], Oa = { class: "examples" }, Ia = { class: "faint" }, Ma = ["onClick"], Fa = { class: "field" }, Ea = ["placeholder"], Ra = { class: "field" }, Pa = {
  key: 0,
  class: "fault",
  role: "alert"
}, Na = { class: "grid" }, La = {
  key: 0,
  class: "field"
}, Va = ["placeholder"], Da = { class: "field" }, Ha = { value: "16:9" }, ja = { value: "9:16" }, Ua = { value: "1:1" }, Wa = { class: "field" }, qa = ["value"], Ka = { class: "field" }, Ba = { value: "" }, Ga = ["value"], za = {
  key: 1,
  class: "field"
}, Ja = { value: "" }, Xa = { value: "en" }, Ya = { value: "zh" }, Qa = { value: "zh-TW" }, Za = { class: "check" }, ec = { class: "check" }, tc = { class: "check" }, nc = ["disabled"], ln = 6e4, sc = /* @__PURE__ */ Ie({
  __name: "AskForm",
  setup(e) {
    const t = ["example1", "example2", "example3"], n = /* @__PURE__ */ Xt({
      scripted: !1,
      request: "",
      script: "",
      seconds: "",
      size: "16:9",
      look: "puppets",
      style: "",
      language: "",
      captions: !0,
      approve: !0,
      preview: !1,
      fault: ""
    }), s = re(() => !(n.scripted ? n.script : n.request).trim()), o = re(() => ({
      request: n.scripted ? "" : n.request,
      size: n.size,
      look: n.look,
      captions: n.captions,
      preview: n.preview,
      ...n.style && { style: n.style },
      ...n.scripted ? { script: n.script } : { ...n.seconds !== "" && { seconds: n.seconds }, ...n.language && { language: n.language } }
    })), i = Ms(() => s.value ? null : o.value, ne.read);
    async function r(a) {
      const f = a.target, d = f.files?.[0];
      if (!d) return;
      const _ = d.size > 4 * ln ? "" : await d.text(), I = _.length || d.size;
      n.fault = I > ln ? v("scriptLong", { count: I, most: ln }) : "", n.fault || (n.script = _), f.value = "";
    }
    async function l() {
      let a = "";
      await Oe(async () => void (a = await ne.start({ ...o.value, approve: n.approve }))) && await Fn(a);
    }
    return (a, f) => (g(), b("form", {
      class: "ask",
      onSubmit: Ts(l, ["prevent"])
    }, [
      y("div", {
        class: "tabs",
        role: "group",
        "aria-label": u(v)("newFilm")
      }, [
        y("button", {
          type: "button",
          class: "quiet",
          "aria-pressed": !n.scripted,
          onClick: f[0] || (f[0] = (d) => n.scripted = !1)
        }, p(u(v)("describe")), 9, Ca),
        y("button", {
          type: "button",
          class: "quiet",
          "aria-pressed": n.scripted,
          onClick: f[1] || (f[1] = (d) => n.scripted = !0)
        }, p(u(v)("ownScript")), 9, $a)
      ], 8, Sa),
      n.scripted ? (g(), b(E, { key: 1 }, [
        y("label", Fa, [
          W(p(u(v)("script")) + " ", 1),
          me(y("textarea", {
            "onUpdate:modelValue": f[3] || (f[3] = (d) => n.script = d),
            rows: "9",
            maxlength: ln,
            placeholder: u(v)("scriptHint")
          }, null, 8, Ea), [
            [St, n.script]
          ])
        ]),
        y("label", Ra, [
          W(p(u(v)("scriptFile")) + " ", 1),
          y("input", {
            type: "file",
            accept: ".fountain,.txt,text/plain",
            onChange: r
          }, null, 32)
        ]),
        n.fault ? (g(), b("p", Pa, p(n.fault), 1)) : H("", !0)
      ], 64)) : (g(), b(E, { key: 0 }, [
        y("label", Ta, [
          W(p(u(v)("request")) + " ", 1),
          me(y("textarea", {
            "onUpdate:modelValue": f[2] || (f[2] = (d) => n.request = d),
            rows: "4",
            maxlength: "4000",
            placeholder: u(v)("requestHint")
          }, null, 8, Aa), [
            [St, n.request]
          ])
        ]),
        y("div", Oa, [
          y("span", Ia, p(u(v)("examples")), 1),
          (g(), b(E, null, Y(t, (d) => y("button", {
            key: d,
            type: "button",
            class: "chip",
            onClick: (_) => n.request = u(v)(d)
          }, p(u(v)(d)), 9, Ma)), 64))
        ])
      ], 64)),
      be(ka, {
        told: u(i).told.value,
        fault: u(i).fault.value,
        reading: u(i).reading.value
      }, null, 8, ["told", "fault", "reading"]),
      y("div", Na, [
        n.scripted ? H("", !0) : (g(), b("label", La, [
          W(p(u(v)("length")) + " ", 1),
          me(y("input", {
            "onUpdate:modelValue": f[4] || (f[4] = (d) => n.seconds = d),
            type: "number",
            min: "10",
            max: "180",
            placeholder: u(v)("lengthAuto")
          }, null, 8, Va), [
            [
              St,
              n.seconds,
              void 0,
              { number: !0 }
            ]
          ])
        ])),
        y("label", Da, [
          W(p(u(v)("shape")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[5] || (f[5] = (d) => n.size = d)
          }, [
            y("option", Ha, p(u(v)("wide")), 1),
            y("option", ja, p(u(v)("tall")), 1),
            y("option", Ua, p(u(v)("square")), 1)
          ], 512), [
            [rn, n.size]
          ])
        ]),
        y("label", Wa, [
          W(p(u(v)("look")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[6] || (f[6] = (d) => n.look = d)
          }, [
            (g(), b(E, null, Y(["puppets", "sdxl", "toonxl"], (d) => y("option", {
              key: d,
              value: d
            }, p(u(v)(d)), 9, qa)), 64))
          ], 512), [
            [rn, n.look]
          ])
        ]),
        y("label", Ka, [
          W(p(u(v)("style")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[7] || (f[7] = (d) => n.style = d)
          }, [
            y("option", Ba, p(u(v)("fromRequest")), 1),
            (g(), b(E, null, Y(["toon", "silent", "noir", "storybook", "news"], (d) => y("option", {
              key: d,
              value: d
            }, p(u(v)(d)), 9, Ga)), 64))
          ], 512), [
            [rn, n.style]
          ])
        ]),
        n.scripted ? H("", !0) : (g(), b("label", za, [
          W(p(u(v)("language")) + " ", 1),
          me(y("select", {
            "onUpdate:modelValue": f[8] || (f[8] = (d) => n.language = d)
          }, [
            y("option", Ja, p(u(v)("fromRequest")), 1),
            y("option", Xa, p(u(v)("english")), 1),
            y("option", Ya, p(u(v)("simplified")), 1),
            y("option", Qa, p(u(v)("traditional")), 1)
          ], 512), [
            [rn, n.language]
          ])
        ]))
      ]),
      y("label", Za, [
        me(y("input", {
          "onUpdate:modelValue": f[9] || (f[9] = (d) => n.captions = d),
          type: "checkbox"
        }, null, 512), [
          [Xn, n.captions]
        ]),
        W(" " + p(u(v)("captions")), 1)
      ]),
      y("label", ec, [
        me(y("input", {
          "onUpdate:modelValue": f[10] || (f[10] = (d) => n.approve = d),
          type: "checkbox"
        }, null, 512), [
          [Xn, n.approve]
        ]),
        W(" " + p(u(v)("approveFirst")), 1)
      ]),
      y("label", tc, [
        me(y("input", {
          "onUpdate:modelValue": f[11] || (f[11] = (d) => n.preview = d),
          type: "checkbox"
        }, null, 512), [
          [Xn, n.preview]
        ]),
        W(" " + p(u(v)("preview")), 1)
      ]),
      y("button", {
        type: "submit",
        disabled: s.value || u(F).busy
      }, p(u(v)("make")), 9, nc)
    ], 32));
  }
}), oc = ["aria-label"], ic = { class: "field" }, rc = {
  key: 0,
  class: "faint"
}, lc = ["data-run", "onClick"], ac = { class: "faint" }, cc = /* @__PURE__ */ Ie({
  __name: "FilmList",
  setup(e) {
    return (t, n) => (g(), b("section", {
      class: "films",
      "aria-label": u(v)("films")
    }, [
      y("label", ic, [
        W(p(u(v)("search")) + " ", 1),
        me(y("input", {
          "onUpdate:modelValue": n[0] || (n[0] = (s) => u(F).words = s),
          type: "search",
          maxlength: "200",
          onInput: n[1] || (n[1] = //@ts-ignore
          (...s) => u(_n) && u(_n)(...s))
        }, null, 544), [
          [St, u(F).words]
        ])
      ]),
      u(F).runs.length ? H("", !0) : (g(), b("p", rc, p(u(v)(u(F).words ? "noneFound" : "noFilms")), 1)),
      y("ul", null, [
        (g(!0), b(E, null, Y(u(F).runs, (s) => (g(), b("li", {
          key: s.id
        }, [
          y("button", {
            type: "button",
            class: "film quiet",
            "data-run": s.id,
            onClick: (o) => u(Fn)(s.id)
          }, [
            y("strong", null, p(s.title || s.request), 1),
            y("span", ac, [
              W(p(u(Os)(s.standing)) + " ", 1),
              u(F).progress[s.id] ? (g(), b(E, { key: 0 }, [
                W(" · " + p(Math.round((u(F).progress[s.id]?.fraction ?? 0) * 100)) + " % ", 1)
              ], 64)) : H("", !0),
              W(" · " + p(new Date(s.created * 1e3).toLocaleString()), 1)
            ])
          ], 8, lc)
        ]))), 128))
      ])
    ], 8, oc));
  }
}), lt = (e) => e.beats.flatMap((t) => t.shots), uc = (e) => Math.round(lt(e).reduce((t, n) => t + n.seconds, 0) * 10) / 10;
function Ri(e, t) {
  const n = e.events.filter((s) => t.depicts.includes(s.id)).map((s) => s.text);
  return n.some(Boolean) ? n.filter(Boolean).join(" ") : t.acts.map((s) => `${s.who.map((o) => Pi(e, o)).join(", ")}: ${s.action.replaceAll("_", " ")}`).join(" · ");
}
function Pi(e, t) {
  const n = e.entities.find((o) => o.id === t || o.character === t), s = lt(e).flatMap((o) => o.actors).find((o) => o.character === t)?.extra;
  return n?.name ?? s?.name ?? e.called[t] ?? t.replaceAll("_", " ");
}
function Ni(e, t, n) {
  const s = (o) => o.id === t ? { ...o, ...n } : o;
  return { ...e, beats: e.beats.map((o) => ({ ...o, shots: o.shots.map(s) })) };
}
function fc(e, t, n, s) {
  const o = s.trim() ? t.lines.map((i) => i.id === n ? { ...i, text: s.trim() } : i) : t.lines.filter((i) => i.id !== n);
  return Ni(e, t.id, { lines: o });
}
function dc(e, t) {
  if (lt(e).filter((s) => !s.card && s.id !== t).length === 0) return e;
  const n = e.beats.map((s) => ({ ...s, shots: s.shots.filter((o) => o.id !== t) }));
  return { ...e, beats: n.filter((s) => s.shots.length > 0) };
}
function hc(e, t, n) {
  const s = lt(e), o = s.findIndex((f) => f.id === t), [i, r] = [s[o], s[o + n]];
  if (!i || !r) return e;
  s[o] = r, s[o + n] = i;
  let l = 0;
  const a = e.beats.map((f) => ({ ...f, shots: s.slice(l, l += f.shots.length) }));
  return { ...e, beats: a };
}
const pc = { class: "field" }, gc = ["placeholder"], mc = { "aria-live": "polite" }, yc = {
  key: 0,
  class: "warn"
}, bc = { key: 0 }, _c = {
  key: 1,
  class: "answer"
}, vc = {
  key: 2,
  class: "warn"
}, wc = {
  key: 3,
  class: "warn"
}, xc = {
  key: 0,
  class: "faint"
}, kc = ["disabled"], Sc = /* @__PURE__ */ Ie({
  __name: "ChangeBox",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = /* @__PURE__ */ Ve(""), { told: s, fault: o } = Ms(
      () => n.value.trim() || null,
      (l, a) => ne.readChange(t.run.id, l, a)
    ), i = re(() => !!s.value?.told);
    async function r() {
      let l = "";
      await Oe(async () => void (l = await ne.change(t.run.id, n.value))) && await Fn(l);
    }
    return (l, a) => (g(), b("form", {
      class: "change",
      onSubmit: Ts(r, ["prevent"])
    }, [
      y("label", pc, [
        W(p(u(v)("change")) + " ", 1),
        me(y("textarea", {
          "onUpdate:modelValue": a[0] || (a[0] = (f) => n.value = f),
          rows: "2",
          maxlength: "2000",
          placeholder: u(v)("changeHint")
        }, null, 8, gc), [
          [St, n.value]
        ])
      ]),
      y("div", mc, [
        u(o) ? (g(), b("p", yc, p(u(o).gone ? u(v)("serverGone") : u(o).message), 1)) : u(s) ? (g(), b(E, { key: 1 }, [
          u(s).told ? (g(), b("p", bc, [
            y("strong", null, p(u(v)("wouldDo")), 1),
            W(" " + p(u(s).told), 1)
          ])) : H("", !0),
          u(s).answer ? (g(), b("p", _c, [
            y("strong", null, p(u(v)("answer")), 1),
            W(" " + p(u(s).answer), 1)
          ])) : H("", !0),
          u(s).doubt ? (g(), b("p", vc, [
            y("strong", null, p(u(v)("doubt")), 1),
            W(" " + p(u(s).doubt), 1)
          ])) : H("", !0),
          u(s).told && u(s).unread.length ? (g(), b("p", wc, p(u(v)("unread")) + ": " + p(u(s).unread.join(", ")), 1)) : H("", !0)
        ], 64)) : H("", !0)
      ]),
      i.value ? (g(), b("p", xc, p(u(v)("newVersion")), 1)) : H("", !0),
      y("button", {
        type: "submit",
        disabled: !i.value || u(F).busy
      }, p(u(v)("changeNow")), 9, kc)
    ], 32));
  }
}), Cc = { class: "finished" }, $c = ["src"], Tc = ["aria-label"], Ac = ["data-shot"], Oc = ["aria-label", "aria-current", "title", "onClick"], Ic = {
  key: 0,
  class: "still title-card"
}, Mc = ["src"], Fc = ["aria-label", "title", "onClick"], Ec = {
  key: 1,
  class: "faint",
  role: "status"
}, Rc = { class: "row" }, Pc = ["href", "download"], Nc = ["href", "download"], Lc = ["href", "download"], Vc = /* @__PURE__ */ Ie({
  __name: "FilmView",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = /* @__PURE__ */ Ve(null), s = /* @__PURE__ */ Ve(0), o = /* @__PURE__ */ Ve(""), i = /* @__PURE__ */ Ve(!1), r = re(() => t.run.storyboard ? lt(t.run.storyboard) : []), l = ($) => t.run.segments.find((P) => P.shot === $.id), a = ($) => {
      const P = l($);
      return P !== void 0 && P.start <= s.value && s.value < P.end;
    }, f = re(
      () => URL.createObjectURL(new Blob([JSON.stringify(t.run.storyboard, null, 1)], { type: "application/json" }))
    );
    function d($) {
      const P = l($)?.start;
      !n.value || P === void 0 || (n.value.currentTime = P + 0.01, s.value = P + 0.01);
    }
    async function _($) {
      const P = t.run.takes[$.id]?.take;
      i.value = !1, P && (i.value = await Oe(async () => ie.loadGraphData(await ne.graph(t.run.id, P))));
    }
    async function I($) {
      $.target.open && !o.value && await Oe(async () => void (o.value = await ne.script(t.run.id)));
    }
    return ($, P) => (g(), b("section", Cc, [
      e.run.film ? (g(), b("video", {
        key: 0,
        ref_key: "player",
        ref: n,
        controls: "",
        preload: "metadata",
        src: u(ne).fileAddress(e.run.film),
        onTimeupdate: P[0] || (P[0] = (S) => s.value = n.value?.currentTime ?? 0)
      }, null, 40, $c)) : H("", !0),
      y("ol", {
        class: "strip",
        "aria-label": u(v)("shots")
      }, [
        (g(!0), b(E, null, Y(r.value, (S, j) => (g(), b("li", {
          key: S.id,
          class: yt(["made", { seen: a(S) }]),
          "data-shot": S.id
        }, [
          y("button", {
            type: "button",
            class: "quiet picture",
            "aria-label": u(v)("playFrom", { number: j + 1 }),
            "aria-current": a(S),
            title: u(Ri)(e.run.storyboard, S),
            onClick: (B) => d(S)
          }, [
            S.card ? (g(), b("span", Ic, p(S.card), 1)) : (g(), b("img", {
              key: 1,
              class: "still",
              loading: "lazy",
              src: u(ne).stillAddress(e.run.id, S.id, e.run.created),
              alt: ""
            }, null, 8, Mc))
          ], 8, Oc),
          e.run.takes[S.id] ? (g(), b("button", {
            key: 0,
            type: "button",
            class: "quiet small",
            "aria-label": u(v)("openGraph", { number: j + 1 }),
            title: u(v)("openGraph", { number: j + 1 }),
            onClick: (B) => _(S)
          }, [
            P[1] || (P[1] = y("i", {
              class: "pi pi-sitemap",
              "aria-hidden": "true"
            }, null, -1)),
            W(" " + p(j + 1), 1)
          ], 8, Fc)) : H("", !0)
        ], 10, Ac))), 128))
      ], 8, Tc),
      i.value ? (g(), b("p", Ec, p(u(v)("graphOpened")), 1)) : H("", !0),
      be(Sc, { run: e.run }, null, 8, ["run"]),
      y("h3", null, p(u(v)("downloads")), 1),
      y("p", Rc, [
        e.run.film ? (g(), b("a", {
          key: 0,
          href: u(ne).fileAddress(e.run.film),
          download: `${e.run.id}.mp4`
        }, p(u(v)("film")), 9, Pc)) : H("", !0),
        e.run.files.srt ? (g(), b("a", {
          key: 1,
          href: u(ne).fileAddress(e.run.files.srt),
          download: `${e.run.id}.srt`
        }, p(u(v)("captionFile")), 9, Nc)) : H("", !0),
        y("a", {
          href: f.value,
          download: `${e.run.id}.json`
        }, p(u(v)("storyboardFile")), 9, Lc)
      ]),
      y("details", { onToggle: I }, [
        y("summary", null, p(u(v)("scriptText")), 1),
        y("pre", null, p(o.value), 1)
      ], 32),
      (g(!0), b(E, null, Y(e.run.storyboard?.notes ?? [], (S) => (g(), b("p", {
        key: S,
        class: "faint"
      }, p(S), 1))), 128))
    ]));
  }
}), Dc = ["aria-label"], Hc = { "aria-live": "polite" }, jc = ["value", "aria-label"], Uc = { class: "faint" }, Wc = ["disabled"], qc = {
  key: 0,
  class: "fault"
}, Kc = ["disabled"], Bc = {
  key: 2,
  class: "faint"
}, Gc = ["aria-label"], zc = ["data-shot"], Jc = {
  key: 0,
  class: "still title-card"
}, Xc = ["src", "aria-label"], Yc = ["src", "alt"], Qc = /* @__PURE__ */ Ie({
  __name: "MakingView",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = re(() => t.run.storyboard ? lt(t.run.storyboard) : []), s = re(() => n.value.filter((l) => l.id in t.run.takes).length), o = re(() => t.run.active || t.run.standing === "running"), i = re(() => F.progress[t.run.id]?.fraction ?? s.value / (n.value.length || 1)), r = re(() => {
      const l = t.run.phase;
      return /line|listen/.test(l) ? v("voices") : /shot|look|choose/.test(l) ? v("pictures") : v(/film|cut|judge|revise/.test(l) ? "cut" : "story");
    });
    return (l, a) => (g(), b("section", {
      class: "making",
      "aria-label": u(v)("making")
    }, [
      o.value ? (g(), b(E, { key: 0 }, [
        y("p", Hc, p(r.value) + " …", 1),
        y("progress", {
          max: "1",
          value: i.value,
          "aria-label": u(v)("making")
        }, null, 8, jc),
        y("p", Uc, p(Math.round(i.value * 100)) + " % " + p(u(F).progress[e.run.id]?.text), 1),
        y("button", {
          type: "button",
          class: "quiet",
          disabled: u(F).busy,
          onClick: a[0] || (a[0] = (f) => u(Oe)(() => u(ne).stop(e.run.id)))
        }, p(u(v)("stop")), 9, Wc)
      ], 64)) : (g(), b(E, { key: 1 }, [
        e.run.error ? (g(), b("p", qc, p(e.run.error.message) + " " + p(e.run.error.fix), 1)) : H("", !0),
        y("button", {
          type: "button",
          disabled: u(F).busy,
          onClick: a[1] || (a[1] = (f) => u(Oe)(() => u(ne).resume(e.run.id)))
        }, p(u(v)("goOn")), 9, Kc)
      ], 64)),
      n.value.length ? (g(), b("p", Bc, p(u(v)("madeOf", { made: s.value, all: n.value.length })), 1)) : H("", !0),
      y("ol", {
        class: "strip",
        "aria-label": u(v)("shots")
      }, [
        (g(!0), b(E, null, Y(n.value, (f, d) => (g(), b("li", {
          key: f.id,
          class: yt({ made: f.id in e.run.takes }),
          "data-shot": f.id
        }, [
          f.card ? (g(), b("div", Jc, p(f.card), 1)) : e.run.takes[f.id]?.picture.filename.endsWith(".mp4") ? (g(), b("video", {
            key: 1,
            class: "still",
            muted: "",
            preload: "metadata",
            src: `${u(ne).fileAddress(e.run.takes[f.id].picture)}#t=${f.seconds / 2}`,
            "aria-label": u(v)("takeOf", { number: d + 1 })
          }, null, 8, Xc)) : (g(), b("img", {
            key: 2,
            class: "still",
            loading: "lazy",
            src: u(ne).stillAddress(e.run.id, f.id, e.run.created),
            alt: u(v)("still", { number: d + 1 })
          }, null, 8, Yc))
        ], 10, zc))), 128))
      ], 8, Gc)
    ], 8, Dc));
  }
});
function Zc(e, t) {
  const n = `animation_studio.storyboard.${e}`, s = JSON.stringify(t);
  return {
    read() {
      try {
        const o = JSON.parse(localStorage.getItem(n) ?? "null");
        return o?.of === s ? o.board : null;
      } catch {
        return null;
      }
    },
    write(o) {
      try {
        o === null ? localStorage.removeItem(n) : localStorage.setItem(n, JSON.stringify({ of: s, board: o }));
      } catch {
      }
    }
  };
}
function eu(e, t = e) {
  const n = /* @__PURE__ */ Cr(t), s = /* @__PURE__ */ Ve(t === e ? 0 : 1), o = t === e ? [] : [e];
  return {
    state: n,
    changed: re(() => s.value > 0),
    set(i) {
      i !== n.value && (o.push(n.value), s.value = o.length, n.value = i);
    },
    undo() {
      const i = o.pop();
      s.value = o.length, i !== void 0 && (n.value = i);
    }
  };
}
const tu = ["data-shot", "aria-label"], nu = {
  key: 0,
  class: "still title-card"
}, su = ["src", "alt"], ou = { class: "card-body" }, iu = { class: "faint" }, ru = { key: 0 }, lu = {
  key: 1,
  class: "field"
}, au = ["value"], cu = ["value", "onChange"], uu = { class: "row" }, fu = {
  key: 0,
  class: "field"
}, du = ["value"], hu = ["value"], pu = { class: "field short" }, gu = ["value"], mu = { class: "row" }, yu = ["disabled"], bu = ["disabled"], wo = 0.5, xo = 30, _u = /* @__PURE__ */ Ie({
  __name: "ShotCard",
  props: {
    run: {},
    state: {},
    board: {},
    shot: {},
    number: {},
    last: { type: Boolean }
  },
  emits: ["change", "say", "move", "remove"],
  setup(e, { emit: t }) {
    const n = { close_up: "close_up", medium: "medium", full: "full", wide: "wide_shot" }, s = e, o = t, i = re(
      () => [s.shot.setting.label || s.shot.setting.place, s.shot.setting.time, s.shot.setting.weather].filter((a) => a !== "clear").join(", ").replaceAll("_", " ")
    ), r = (a) => a.target.value;
    function l(a) {
      const f = Math.min(xo, Math.max(wo, Number(r(a)) || s.shot.seconds));
      a.target.value = String(f), o("change", { seconds: f });
    }
    return (a, f) => (g(), b("li", {
      class: "card",
      "data-shot": e.shot.id,
      "aria-label": u(v)("shot", { number: e.number })
    }, [
      e.shot.card ? (g(), b("div", nu, p(e.shot.card), 1)) : (g(), b("img", {
        key: 1,
        class: "still",
        loading: "lazy",
        src: u(ne).stillAddress(e.run, e.shot.id, e.state),
        alt: u(v)("still", { number: e.number })
      }, null, 8, su)),
      y("div", ou, [
        y("h3", null, [
          W(p(u(v)("shot", { number: e.number })) + " ", 1),
          y("small", iu, p(i.value), 1)
        ]),
        e.shot.card ? H("", !0) : (g(), b("p", ru, p(u(Ri)(e.board, e.shot)), 1)),
        e.shot.card ? (g(), b("label", lu, [
          W(p(u(v)("cardText")) + " ", 1),
          y("input", {
            value: e.shot.card,
            maxlength: "120",
            required: "",
            onChange: f[0] || (f[0] = (d) => r(d).trim() && o("change", { card: r(d) }))
          }, null, 40, au)
        ])) : H("", !0),
        (g(!0), b(E, null, Y(e.shot.lines, (d) => (g(), b("label", {
          key: d.id,
          class: "field"
        }, [
          W(p(u(v)("line", { name: u(Pi)(e.board, d.character) })) + " ", 1),
          y("textarea", {
            rows: "2",
            maxlength: "300",
            value: d.text,
            onChange: (_) => o("say", d.id, r(_))
          }, null, 40, cu)
        ]))), 128)),
        y("div", uu, [
          e.shot.card ? H("", !0) : (g(), b("label", fu, [
            W(p(u(v)("framing")) + " ", 1),
            y("select", {
              value: e.shot.framing,
              onChange: f[1] || (f[1] = (d) => o("change", { framing: r(d) }))
            }, [
              (g(), b(E, null, Y(n, (d, _) => y("option", {
                key: _,
                value: _
              }, p(u(v)(d)), 9, hu)), 64))
            ], 40, du)
          ])),
          y("label", pu, [
            W(p(u(v)("seconds")) + " ", 1),
            y("input", {
              type: "number",
              min: wo,
              max: xo,
              step: "0.1",
              value: e.shot.seconds,
              onChange: l
            }, null, 40, gu)
          ])
        ]),
        y("div", mu, [
          y("button", {
            type: "button",
            class: "quiet small",
            disabled: e.number === 1,
            onClick: f[2] || (f[2] = (d) => o("move", -1))
          }, " ↑ " + p(u(v)("moveUp")), 9, yu),
          y("button", {
            type: "button",
            class: "quiet small",
            disabled: e.last,
            onClick: f[3] || (f[3] = (d) => o("move", 1))
          }, "↓ " + p(u(v)("moveDown")), 9, bu),
          y("button", {
            type: "button",
            class: "quiet small",
            onClick: f[4] || (f[4] = (d) => o("remove"))
          }, "✕ " + p(u(v)("remove")), 1)
        ])
      ])
    ], 8, tu));
  }
}), vu = ["aria-label"], wu = { class: "cards" }, xu = { class: "faint" }, ku = {
  key: 0,
  class: "faint"
}, Su = { class: "row sticky" }, Cu = ["disabled"], $u = ["disabled"], Tu = /* @__PURE__ */ Ie({
  __name: "StoryboardEditor",
  props: {
    run: {},
    board: {}
  },
  setup(e) {
    const t = e, n = t.board, s = Zc(t.run.id, n), { state: o, changed: i, set: r, undo: l } = eu(n, s.read() ?? n), a = re(() => lt(o.value));
    ws(o, (_) => s.write(i.value ? _ : null));
    async function f() {
      const _ = i.value ? o.value : void 0;
      await Oe(() => ne.approve(t.run.id, _)) && s.write(null);
    }
    function d(_) {
      const I = _.target.matches("input, textarea, select");
      (_.ctrlKey || _.metaKey) && _.key === "z" && !I && (_.preventDefault(), _.stopPropagation(), l());
    }
    return (_, I) => (g(), b("section", {
      class: "storyboard",
      "aria-label": u(v)("storyboard"),
      onKeydown: d
    }, [
      y("p", null, p(u(v)("storyboardAsk")), 1),
      (g(!0), b(E, null, Y(u(o).notes, ($) => (g(), b("p", {
        key: $,
        class: "faint"
      }, p($), 1))), 128)),
      y("ol", wu, [
        (g(!0), b(E, null, Y(a.value, ($, P) => (g(), ft(_u, {
          key: $.id,
          run: e.run.id,
          state: e.run.created,
          board: u(o),
          shot: $,
          number: P + 1,
          last: P === a.value.length - 1,
          onChange: (S) => u(r)(u(Ni)(u(o), $.id, S)),
          onSay: (S, j) => u(r)(u(fc)(u(o), $, S, j)),
          onMove: (S) => u(r)(u(hc)(u(o), $.id, S)),
          onRemove: (S) => u(r)(u(dc)(u(o), $.id))
        }, null, 8, ["run", "state", "board", "shot", "number", "last", "onChange", "onSay", "onMove", "onRemove"]))), 128))
      ]),
      y("p", xu, p(u(v)("total", { seconds: u(uc)(u(o)), shots: a.value.length })), 1),
      u(i) ? (g(), b("p", ku, p(u(v)("kept")), 1)) : H("", !0),
      y("div", Su, [
        y("button", {
          type: "button",
          disabled: u(F).busy,
          onClick: f
        }, p(u(v)(u(i) ? "useMine" : "approve")), 9, Cu),
        y("button", {
          type: "button",
          class: "quiet",
          disabled: !u(i),
          onClick: I[0] || (I[0] = //@ts-ignore
          (...$) => u(l) && u(l)(...$))
        }, p(u(v)("undo")), 9, $u)
      ])
    ], 40, vu));
  }
}), Au = { class: "choice" }, Ou = ["value", "onChange"], Iu = { class: "row" }, Mu = ["disabled"], Fu = ["disabled"], Eu = /* @__PURE__ */ Ie({
  __name: "TakeChoice",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = re(() => t.run.question?.takes ?? {}), s = /* @__PURE__ */ Xt({}), o = (i) => t.run.storyboard && lt(t.run.storyboard).findIndex((r) => r.id === i) + 1 || i;
    return (i, r) => (g(), b("section", Au, [
      y("p", null, p(e.run.question?.text), 1),
      (g(!0), b(E, null, Y(n.value, (l, a) => (g(), b("label", {
        key: a,
        class: "field"
      }, [
        W(p(u(v)("takeOf", { number: o(String(a)) })) + " ", 1),
        y("select", {
          value: s[a] ?? l[0],
          onChange: (f) => s[a] = f.target.value
        }, [
          (g(!0), b(E, null, Y(l, (f) => (g(), b("option", { key: f }, p(f), 1))), 128))
        ], 40, Ou)
      ]))), 128)),
      y("div", Iu, [
        y("button", {
          type: "button",
          disabled: u(F).busy,
          onClick: r[0] || (r[0] = (l) => u(Oe)(() => u(ne).choose(e.run.id, Object.values(s))))
        }, p(u(v)("goOnSo")), 9, Mu),
        y("button", {
          type: "button",
          class: "quiet",
          disabled: u(F).busy,
          onClick: r[1] || (r[1] = (l) => u(Oe)(() => u(ne).again(e.run.id, Object.keys(n.value))))
        }, p(u(v)("makeAgain")), 9, Fu)
      ])
    ]));
  }
}), ko = "animationStudio", Ru = "#f0a020";
function En() {
  return ie.rootGraph ?? ie.graph;
}
function Yn() {
  return En().serialize();
}
function Li(e, t = En(), n = "") {
  if (e === t) return n;
  for (const s of t.nodes) {
    const o = s.subgraph ? Li(e, s.subgraph, `${n}${s.id}:`) : null;
    if (o !== null) return o;
  }
  return null;
}
function So() {
  const e = Li(ie.canvas.graph) ?? "";
  return Object.values(ie.canvas.selected_nodes ?? {}).map((t) => `${e}${t.id}`);
}
function Fs(e) {
  const t = [];
  let n = En();
  for (const s of e.split(":")) {
    const o = n?.nodes.find((i) => String(i.id) === s);
    if (!o) return [];
    t.push(o), n = o.subgraph;
  }
  return t;
}
function an(e) {
  return Fs(e).length > 0;
}
function Mt(e, t) {
  const n = Fs(e), s = n.at(-1);
  if (!s) return;
  const o = n.at(-2)?.subgraph ?? En();
  ie.canvas.graph !== o && ie.canvas.setGraph(o), t && ie.canvas.selectItems([s]), ie.canvas.centerOnNode(s), ie.canvas.setDirty(!0, !0);
}
let Qn = [];
function Co(e) {
  for (const t of Qn) delete t.strokeStyles?.[ko];
  Qn = e.flatMap(Fs);
  for (const t of Qn)
    t.strokeStyles && (t.strokeStyles[ko] = () => ({ color: Ru, lineWidth: 4, padding: 8 }));
  ie.canvas.setDirty(!0, !0);
}
function Vi() {
  return ie.extensionManager.workflow?.activeWorkflow?.changeTracker;
}
async function Pu(e) {
  const t = Vi();
  if (!t) {
    await ie.loadGraphData(e);
    return;
  }
  t.captureCanvasState ? t.captureCanvasState() : t.checkState?.(), t.redoQueue.splice(0, t.redoQueue.length, e), await t.redo();
}
async function Nu() {
  await Vi()?.undo();
}
const Lu = { class: "field" }, Vu = ["placeholder"], Du = {
  key: 0,
  class: "faint"
}, Hu = {
  "aria-live": "polite",
  class: "told"
}, ju = {
  key: 0,
  class: "warn"
}, Uu = {
  key: 1,
  class: "faint"
}, Wu = { class: "changes" }, qu = ["onClick"], Ku = {
  key: 1,
  class: "chip"
}, Bu = {
  key: 1,
  class: "row"
}, Gu = ["onClick"], zu = ["disabled"], Ju = ["aria-label"], Xu = { class: "changes" }, Yu = ["onClick"], Qu = {
  key: 1,
  class: "chip"
}, Zu = { class: "row" }, ef = ["aria-label"], tf = ["disabled"], nf = ["onClick"], sf = { key: 0 }, of = ["onClick"], rf = 400, lf = /* @__PURE__ */ Ie({
  __name: "WorkflowPart",
  setup(e) {
    const t = /* @__PURE__ */ Ve([]);
    let n = 0;
    const { told: s, fault: o, reading: i } = Ms(
      () => F.order.trim() ? { order: F.order, selected: t.value } : null,
      ($, P) => ne.editGraph(Yn(), $.order, $.selected, P)
    ), r = re(() => !!s.value?.graph), l = re(() => (s.value?.choices ?? []).filter(([$]) => an($)));
    function a($) {
      return [...new Set(($?.changes ?? []).map((P) => P.node))].filter(Boolean);
    }
    function f() {
      const $ = So();
      $.join() !== t.value.join() && (t.value = $);
    }
    async function d() {
      await Oe(async () => {
        const $ = await ne.editGraph(Yn(), F.order, So());
        if (!$.graph) {
          s.value = $;
          return;
        }
        await Pu($.graph), F.changed = $, F.about = null, F.order = "";
      });
    }
    async function _() {
      await Nu(), F.changed = null;
    }
    async function I() {
      await Oe(async () => void (F.about = await ne.tellGraph(Yn())));
    }
    return ws([s, () => F.changed], () => Co(a(s.value ?? F.changed))), ui(() => {
      f(), n = window.setInterval(f, rf);
    }), xs(() => {
      window.clearInterval(n), Co([]);
    }), ($, P) => (g(), b(E, null, [
      y("form", {
        class: "workflow",
        onSubmit: Ts(d, ["prevent"])
      }, [
        y("label", Lu, [
          W(p(u(v)("changeWorkflow")) + " ", 1),
          me(y("textarea", {
            "onUpdate:modelValue": P[0] || (P[0] = (S) => u(F).order = S),
            rows: "3",
            maxlength: "4000",
            placeholder: u(v)("changeWorkflowHint")
          }, null, 8, Vu), [
            [St, u(F).order]
          ])
        ]),
        t.value.length ? (g(), b("p", Du, p(u(v)("selectedNodes", { count: t.value.length })), 1)) : H("", !0),
        y("div", Hu, [
          u(o) ? (g(), b("p", ju, p(u(o).gone ? u(v)("serverGone") : u(o).message), 1)) : u(i) && !u(s) ? (g(), b("p", Uu, p(u(v)("reading")), 1)) : u(s) ? (g(), b(E, { key: 2 }, [
            u(s).graph ? (g(), b(E, { key: 0 }, [
              y("strong", null, p(u(v)("willChange")), 1),
              y("ul", Wu, [
                (g(!0), b(E, null, Y(u(s).changes, (S, j) => (g(), b("li", { key: j }, [
                  u(an)(S.node) ? (g(), b("button", {
                    key: 0,
                    class: "chip",
                    type: "button",
                    onClick: (B) => u(Mt)(S.node, !1)
                  }, p(S.words), 9, qu)) : (g(), b("span", Ku, p(S.words), 1))
                ]))), 128))
              ]),
              (g(!0), b(E, null, Y(u(s).problems, (S) => (g(), b("p", {
                key: S.message,
                class: "warn"
              }, p(S.message) + " " + p(S.fix), 1))), 128))
            ], 64)) : H("", !0),
            (g(!0), b(E, null, Y(u(s).questions, (S) => (g(), b("p", {
              key: S,
              class: "warn"
            }, [
              y("strong", null, p(u(v)("doubt")), 1),
              W(" " + p(S), 1)
            ]))), 128)),
            l.value.length ? (g(), b("p", Bu, [
              (g(!0), b(E, null, Y(l.value, ([S, j]) => (g(), b("button", {
                key: S,
                class: "chip",
                type: "button",
                onClick: (B) => u(Mt)(S, !0)
              }, p(j), 9, Gu))), 128))
            ])) : H("", !0)
          ], 64)) : H("", !0)
        ]),
        y("button", {
          type: "submit",
          disabled: !r.value || u(F).busy
        }, p(u(v)("changeIt")), 9, zu)
      ], 32),
      u(F).changed ? (g(), b("section", {
        key: 0,
        class: "done",
        "aria-label": u(v)("changed")
      }, [
        y("strong", null, p(u(v)("changed")), 1),
        y("ul", Xu, [
          (g(!0), b(E, null, Y(u(F).changed.changes, (S, j) => (g(), b("li", { key: j }, [
            u(an)(S.node) ? (g(), b("button", {
              key: 0,
              class: "chip",
              type: "button",
              onClick: (B) => u(Mt)(S.node, !1)
            }, p(S.words), 9, Yu)) : (g(), b("span", Qu, p(S.words), 1))
          ]))), 128))
        ]),
        y("p", Zu, [
          y("button", {
            class: "quiet small",
            type: "button",
            onClick: _
          }, p(u(v)("undo")), 1),
          y("button", {
            class: "quiet small",
            type: "button",
            onClick: P[1] || (P[1] = (S) => u(F).changed = null)
          }, p(u(v)("keepIt")), 1)
        ])
      ], 8, Ju)) : H("", !0),
      y("section", {
        class: "about",
        "aria-label": u(v)("explain")
      }, [
        y("button", {
          class: "quiet",
          type: "button",
          disabled: u(F).busy,
          onClick: I
        }, p(u(v)("explain")), 9, tf),
        u(F).about ? (g(), b(E, { key: 0 }, [
          (g(!0), b(E, null, Y(u(F).about.told, (S) => (g(), b("p", {
            key: S.text
          }, [
            S.node ? (g(), b("button", {
              key: 0,
              class: "chip",
              type: "button",
              onClick: (j) => u(Mt)(S.node, !0)
            }, p(S.text), 9, nf)) : (g(), b(E, { key: 1 }, [
              W(p(S.text), 1)
            ], 64))
          ]))), 128)),
          u(F).about.problems.length ? H("", !0) : (g(), b("p", sf, p(u(v)("nothingOdd")), 1)),
          (g(!0), b(E, null, Y(u(F).about.problems, (S, j) => (g(), b("p", {
            key: j,
            class: yt(S.verdict === "halt" ? "fault" : "warn")
          }, [
            u(an)(S.node) ? (g(), b("button", {
              key: 0,
              class: "chip warn",
              type: "button",
              onClick: (B) => u(Mt)(S.node, !0)
            }, p(S.message) + " " + p(S.fix), 9, of)) : (g(), b(E, { key: 1 }, [
              W(p(S.message) + " " + p(S.fix), 1)
            ], 64))
          ], 2))), 128))
        ], 64)) : H("", !0)
      ], 8, ef)
    ], 64));
  }
}), af = { class: "animation-studio" }, cf = {
  key: 0,
  class: "fault",
  role: "alert"
}, uf = { class: "tabs" }, ff = ["aria-pressed"], df = ["aria-pressed"], hf = ["data-run"], pf = { class: "faint" }, gf = /* @__PURE__ */ Ie({
  __name: "StudioPage",
  setup(e) {
    const t = re(() => F.run), n = re(() => t.value?.standing === "waiting" && !t.value.active ? t.value.question?.about : "");
    return ui(ha), xs(pa), (s, o) => (g(), b("div", af, [
      u(F).fault ? (g(), b("p", cf, p(u(F).fault), 1)) : H("", !0),
      u(F).open === null ? (g(), b(E, { key: 1 }, [
        y("div", uf, [
          y("button", {
            type: "button",
            "aria-pressed": u(F).part === "film",
            class: "quiet",
            onClick: o[0] || (o[0] = (i) => u(F).part = "film")
          }, p(u(v)("partFilm")), 9, ff),
          y("button", {
            type: "button",
            "aria-pressed": u(F).part === "workflow",
            class: "quiet",
            onClick: o[1] || (o[1] = (i) => u(F).part = "workflow")
          }, p(u(v)("partWorkflow")), 9, df)
        ]),
        u(F).part === "film" ? (g(), b(E, { key: 0 }, [
          be(sc),
          be(cc)
        ], 64)) : (g(), ft(lf, { key: 1 }))
      ], 64)) : (g(), b(E, { key: 2 }, [
        y("button", {
          class: "quiet",
          type: "button",
          onClick: o[2] || (o[2] = (i) => u(Fn)(null))
        }, "‹ " + p(u(v)("back")), 1),
        t.value ? (g(), b("article", {
          key: t.value.id,
          "data-run": t.value.id,
          class: "run"
        }, [
          y("h2", null, p(t.value.title || t.value.request), 1),
          y("p", pf, p(u(Os)(t.value.standing)) + " · " + p(t.value.request), 1),
          n.value === "storyboard" && t.value.storyboard ? (g(), ft(Tu, {
            key: 0,
            run: t.value,
            board: t.value.storyboard
          }, null, 8, ["run", "board"])) : n.value === "takes" ? (g(), ft(Eu, {
            key: 1,
            run: t.value
          }, null, 8, ["run"])) : t.value.standing === "finished" && t.value.film ? (g(), ft(Vc, {
            key: 2,
            run: t.value
          }, null, 8, ["run"])) : (g(), ft(Qc, {
            key: 3,
            run: t.value
          }, null, 8, ["run"]))
        ], 8, hf)) : H("", !0)
      ], 64))
    ]));
  }
}), Di = "animation-studio", Zn = "AnimationStudio.ChangeWorkflow";
let vn = null;
function Hi() {
  vn?.unmount(), vn = null;
}
function mf(e) {
  Hi(), vn = ta(gf), vn.mount(e);
}
function $o() {
  F.part = "workflow", F.open = null, ie.extensionManager.sidebarTab && (ie.extensionManager.sidebarTab.activeSidebarTabId = Di);
}
ie.registerExtension({
  name: "AnimationStudio.Page",
  commands: [{ id: Zn, icon: "pi pi-pencil", label: () => v("changeWorkflow"), function: $o }],
  menuCommands: [{ path: ["Extensions", "Animation Studio"], commands: [Zn] }],
  getCanvasMenuItems: () => [{ content: v("changeWorkflow"), callback: $o }],
  getSelectionToolboxCommands: () => [Zn],
  setup() {
    const e = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL(
        /* @vite-ignore */
        "./studio.css",
        import.meta.url
      ).href
    });
    document.head.append(e), ie.extensionManager.registerSidebarTab({
      id: Di,
      icon: "pi pi-video",
      title: v("title"),
      tooltip: v("tooltip"),
      type: "custom",
      render: mf,
      destroy: Hi
    });
  }
});
