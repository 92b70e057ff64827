package dev.contactenricher.identity;

import java.util.stream.IntStream;

/** Disjoint sets of positions; the smallest position stands for its set. */
final class UnionFind {

    private final int[] parent;

    UnionFind(int size) {
        parent = IntStream.range(0, size).toArray();
    }

    int root(int position) {
        int root = position;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    void union(int a, int b) {
        int rootOfA = root(a);
        int rootOfB = root(b);
        parent[Math.max(rootOfA, rootOfB)] = Math.min(rootOfA, rootOfB);
    }
}
