package org.clinicsite.output;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Another disk, each of whose changes can be made to fail: a full one, a read-only one, one that a program holds open. */
public final class FaultyDisk extends FileSystem {

    /** What is about to be changed. */
    public enum Change {
        MAKE_FOLDER,
        WRITE,
        LINK,
        COPY,
        MOVE,
        DELETE,
        SET_ATTRIBUTE
    }

    /** Decides which changes fail. */
    public interface Fault {

        /** Lets a change happen, or throws. */
        void strike(Change change, Path path) throws IOException;
    }

    private final FileSystem real;
    private final Provider provider;
    private Fault fault = (change, path) -> {};

    public FaultyDisk(FileSystem real) {
        this.real = real;
        this.provider = new Provider();
    }

    /** From here on, changes go wrong. */
    public void fail(Fault with) {
        fault = with;
    }

    /** From here on, none does. */
    public void heal() {
        fault = (change, path) -> {};
    }

    /** A path of the other disk as one of this. */
    public Path path(Path path) {
        return (Path) Proxy.newProxyInstance(
                FaultyDisk.class.getClassLoader(),
                new Class<?>[] {Wrapped.class},
                (proxy, method, arguments) -> call(path, method, arguments));
    }

    /** A path that knows the one behind it. */
    private interface Wrapped extends Path {
        Path behind();
    }

    private static Path behind(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.behind() : path;
    }

    private Object call(Path path, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "behind":
                return path;
            case "getFileSystem":
                return this;
            case "iterator":
                List<Path> parts = new ArrayList<>();
                path.forEach(part -> parts.add(path(part)));
                return parts.iterator();
            default:
                break;
        }
        Object[] plain = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain[i] instanceof Path one ? behind(one) : plain[i];
        }
        try {
            Object result = method.invoke(path, plain);
            return result instanceof Path one ? path(one) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() throws IOException {
        real.close();
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return real.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        List<Path> roots = new ArrayList<>();
        real.getRootDirectories().forEach(root -> roots.add(path(root)));
        return roots;
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return path(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        PathMatcher matcher = real.getPathMatcher(pattern);
        return path -> matcher.matches(behind(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    private final class Provider extends FileSystemProvider {

        private final FileSystemProvider to = real.provider();

        private void change(Change change, Path path) throws IOException {
            fault.strike(change, behind(path));
        }

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
                change(Change.WRITE, path);
            }
            return to.newByteChannel(behind(path), options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> entries = to.newDirectoryStream(behind(dir), entry -> filter.accept(path(entry)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> each = entries.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return each.hasNext();
                        }

                        @Override
                        public Path next() {
                            return path(each.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    entries.close();
                }
            };
        }

        @Override
        public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
            change(Change.MAKE_FOLDER, dir);
            to.createDirectory(behind(dir), attributes);
        }

        @Override
        public void createLink(Path link, Path existing) throws IOException {
            change(Change.LINK, link);
            to.createLink(behind(link), behind(existing));
        }

        @Override
        public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
            change(Change.LINK, link);
            to.createSymbolicLink(behind(link), behind(target), attributes);
        }

        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            return path(to.readSymbolicLink(behind(link)));
        }

        @Override
        public void delete(Path path) throws IOException {
            change(Change.DELETE, path);
            to.delete(behind(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            change(Change.COPY, target);
            to.copy(behind(source), behind(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            change(Change.MOVE, source);
            to.move(behind(source), behind(target), options);
        }

        @Override
        public boolean isSameFile(Path one, Path other) throws IOException {
            return to.isSameFile(behind(one), behind(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return to.isHidden(behind(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return to.getFileStore(behind(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            to.checkAccess(behind(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return to.getFileAttributeView(behind(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return to.readAttributes(behind(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return to.readAttributes(behind(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            change(Change.SET_ATTRIBUTE, path);
            to.setAttribute(behind(path), attribute, value, options);
        }
    }

    @Override
    public String toString() {
        return "faulty " + Objects.toString(real);
    }
}
